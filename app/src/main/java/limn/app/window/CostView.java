package limn.app.window;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import limn.app.train.LabelCost;
import limn.app.train.RunCatalog;
import limn.app.window.runs.CostPane;
import limn.app.window.runs.RunWords;

/** The view of Results that shows what labelling was worth. */
final class CostView implements ResultsView {
    private final CostPane pane;

    CostView(Desk desk) {
        pane = new CostPane(desk.texts(), new ChartFiles(desk), method -> RunWords.method(desk.texts(), method));
    }

    @Override
    public void list(List<RunCatalog.Entry> entries) { pane.show(LabelCost.of(entries)); }

    @Override
    public String id() { return "cost"; }

    @Override
    public String icon() { return "mdi2t-timer-outline"; }

    @Override
    public Node node() { return pane; }

    @Override
    public void show(Optional<RunCatalog.Entry> chosen) {
        // it is about all runs
    }

    @Override
    public boolean listsRuns() { return true; }
}
