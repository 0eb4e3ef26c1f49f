package limn.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import limn.app.train.RunCatalog;
import limn.engine.run.RunFolder;

/** The view of Results that compares runs: the table of all of them. */
final class RunsView implements ResultsView {
    private final RunTable table;

    /** @param chosen told of the run that a person chooses in the table */
    RunsView(Desk desk, Consumer<RunFolder> chosen) {
        table = new RunTable(desk);
        table.onChoose(chosen);
    }

    void show(List<RunCatalog.Entry> entries) { table.show(entries); }

    @Override
    public String id() { return "runs"; }

    @Override
    public String icon() { return "mdi2f-format-list-bulleted"; }

    @Override
    public Node node() { return table; }

    @Override
    public void show(Optional<RunCatalog.Entry> chosen) { chosen.ifPresent(entry -> table.choose(entry.folder())); }

    @Override
    public boolean listsRuns() { return true; }
}
