package limn.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.bench.BenchProgress;
import limn.app.bench.BenchSettings;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Measures Limn itself; each of its commands measures one thing. */
@Command(name = "bench", subcommands = {BenchLearning.class, BenchSpeed.class, BenchMemory.class, BenchPeaks.class,
        BenchInspect.class,
        BenchGallery.class, BenchWindow.class, BenchCurves.class, BenchClasses.class, BenchKill.class, BenchCoco.class,
        BenchPaint.class, BenchFaults.class, BenchAccept.class})
final class Bench extends Action {
    @Override
    int run(Console console) throws WrongUsage { throw new WrongUsage(console.texts(), new UserError("benchWhich")); }

    /** Passes on what a bench tells, to standard error. */
    static BenchProgress progress(Console console) {
        return new BenchProgress() {
            private ProgressLine line = new ProgressLine(console);

            @Override
            public void say(String key, Object... arguments) {
                line.end();
                console.say(key, arguments);
            }

            @Override
            public void show(Logged event) {
                if (event.event() instanceof Event.Started) {
                    line = new ProgressLine(console);
                }
                line.show(event);
            }
        };
    }

    /** Recipes with their settings. The seed is no setting of a bench: it has seeds of its own. */
    static List<Recipe> recipes(Console console, List<String> methods, Map<String, String> settings) throws WrongUsage {
        if (settings.containsKey("seed")) {
            throw new WrongUsage(console.texts(), new UserError("benchSeedSetting"));
        }
        try {
            return BenchSettings.recipes(methods, new LinkedHashMap<>(settings));
        } catch (RecipeException wrong) {
            throw new WrongUsage(console.texts(), wrong);
        }
    }

    /** How many threads compute; 0 if nobody said. */
    static int threads(Console console, @Nullable Integer threads) throws WrongUsage {
        if (threads != null && threads < 1) {
            throw new WrongUsage(console.texts(), new UserError("threads", threads));
        }
        return threads == null ? 0 : threads;
    }

    /** Refuses a number below a bound. */
    static void requireAtLeast(Console console, String option, int least, int number) throws WrongUsage {
        if (number < least) {
            throw new WrongUsage(console.texts(), new UserError("benchNumber", option, least, number));
        }
    }
}
