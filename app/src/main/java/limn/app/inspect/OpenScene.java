package limn.app.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.engine.run.SampleSheet;

/**
 * One image of a saved step in its panes, all of one size.
 *
 * @param kind "mixed", "weak", "strong", "views", "labelled"; "old" if a run of an older version saved pictures only
 * @param classes names, in order of their labels
 */
public record OpenScene(String kind, List<String> classes, List<SampleSheet.Origin> origins, List<Integer> chosen,
        Map<String, Double> numbers, List<PaneValues> panes) {

    public Optional<PaneValues> pane(String name) {
        return panes.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    public int width() { return panes.isEmpty() ? 0 : panes.getFirst().width(); }

    public int height() { return panes.isEmpty() ? 0 : panes.getFirst().height(); }

    /** Which source a pixel of a pane is from: what the pane says, or the mask where it was mixed. Empty if nobody noted it. */
    public Optional<SampleSheet.Origin> origin(PaneValues pane, int x, int y) {
        String role = pane.role().equals("mixed") ? mixedRole(x, y) : pane.role();
        return origins.stream().filter(o -> o.role().equals(role)).findFirst();
    }

    private String mixedRole(int x, int y) {
        return pane("mix-mask").map(mask -> mask.at(x, y) > 0 ? "a" : "b")
                .orElse(origins.isEmpty() ? "" : origins.getFirst().role());
    }

    /** Where in its image a pixel lies. Empty if nobody noted it. */
    public Optional<ImagePlace> place(PaneValues pane, int x, int y) {
        return origin(pane, x, y).map(o -> ImagePlace.of(o, (x + 0.5) / pane.width(), (y + 0.5) / pane.height()));
    }

    /** The name of a label. */
    public Optional<String> className(int label) {
        return label < classes.size() ? Optional.of(classes.get(label)) : Optional.empty();
    }
}
