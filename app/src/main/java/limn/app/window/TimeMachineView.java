package limn.app.window;

import java.util.Optional;
import javafx.scene.Node;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.train.RunState;
import limn.app.window.inspect.InspectorHost;
import limn.app.window.inspect.TimeMachine;

/** The time machine as a view of Results. */
final class TimeMachineView implements ResultsView {
    private final TimeMachine machine;

    TimeMachineView(Texts texts, InspectorHost host) { machine = new TimeMachine(texts, host); }

    @Override
    public String id() { return "time"; }

    @Override
    public String icon() { return "mdi2h-history"; }

    @Override
    public Node node() { return machine; }

    @Override
    public void show(Optional<RunCatalog.Entry> chosen) {
        machine.show(chosen.map(RunCatalog.Entry::folder).orElse(null),
                chosen.map(RunCatalog.Entry::state).orElseGet(RunState::nothing));
    }
}
