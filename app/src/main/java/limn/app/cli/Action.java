package limn.app.cli;

import java.util.concurrent.Callable;
import limn.annotator.store.Holder;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One command. Turns every failure into words and an exit code. */
abstract class Action implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int SKIPPED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;
    @Option(names = "--json")
    private boolean json;
    @Option(names = {"-h", "--help"}, usageHelp = true)
    private boolean help;

    @Override
    public final Integer call() {
        Console console = ((Limn) spec.root().userObject()).console().withJson(json);
        System.setProperty(Holder.PROGRAM, spec.parent() == null ? "window" : spec.name()); // what others are told of us
        try {
            return run(console);
        } catch (WrongUsage wrong) {
            console.fail(wrong.error());
            return WRONG_USAGE;
        } catch (Exception | OutOfMemoryError | LinkageError failure) {
            LoggerFactory.getLogger(getClass()).debug("command failed", failure);
            console.fail(failure);
            return FAILED;
        }
    }

    /** @return the exit code */
    abstract int run(Console console) throws Exception;
}
