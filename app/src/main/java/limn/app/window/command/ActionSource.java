package limn.app.window.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The actions of the window: those of this place first, those of other places with the place that they belong to. */
final class ActionSource implements PaletteSource {
    private static final int HERE = 60;
    private static final int EVERYWHERE = 30;
    private final Actions actions;

    ActionSource(Actions actions) { this.actions = actions; }

    @Override
    public void search(String query, int limit, Consumer<List<PaletteEntry>> found) {
        var entries = new ArrayList<PaletteEntry>();
        for (Action action : actions.all()) {
            int score = query.isEmpty() ? 1 : score(query, action);
            boolean listed = !query.isEmpty() || actions.find(action.id()).isPresent();
            if (score > 0 && listed && !action.id().equals("global.window.palette")) {
                entries.add(entry(action, score + bonus(action)));
            }
        }
        entries.sort(Comparator.comparingInt(PaletteEntry::score).reversed());
        found.accept(List.copyOf(entries.subList(0, Math.min(limit, entries.size()))));
    }

    private int bonus(Action action) {
        return action.scope() == actions.here() ? HERE : action.scope() == Scope.GLOBAL ? EVERYWHERE : 0;
    }

    /** By its name, with its place and group behind it, or by its id, which is English in every language. */
    private int score(String query, Action action) {
        String name = Fuzzy.form(actions.name(action.id()) + " " + detail(action));
        return Math.max(Fuzzy.score(query, name), Fuzzy.score(query, action.id()) / 2);
    }

    private PaletteEntry entry(Action action, int score) {
        String id = action.id();
        Scope scope = action.scope();
        boolean elsewhere = scope != Scope.GLOBAL && scope != actions.here();
        Runnable run = elsewhere ? () -> actions.run("global.go." + scope.key()) : () -> actions.run(id);
        return new PaletteEntry(action.icon(), actions.name(id), detail(action), actions.keysOf(id),
                actions.obstacle(id), score, run);
    }

    private String detail(Action action) { return actions.texts().get("action.scope." + action.scope().key()); }
}
