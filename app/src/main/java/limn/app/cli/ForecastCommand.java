package limn.app.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.data.ProjectSamples;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.train.Forecast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a training would cost, from a little of it. The window starts this very command. */
@Command(name = "forecast")
final class ForecastCommand extends Action {
    /** What a whole run has at its peak, of the peak of a try: caches fill and memory falls apart; see docs/benchmarks.md. */
    private static final double WHOLE_RUN = 1.12;

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Mixin
    private RecipeChoice choice = new RecipeChoice();
    @Option(names = "--seconds", paramLabel = "N")
    private int seconds = 15;

    @Override
    int run(Console console) throws Exception {
        choice.useThreads(console);
        if (seconds < 1) {
            throw new WrongUsage(console.texts(), new UserError("benchNumber", "--seconds", 1, seconds));
        }
        Recipe recipe = choice.recipe(console);
        ProjectSamples samples;
        try (Project opened = Project.open(project, Access.READ)) {
            samples = ProjectSamples.of(opened, console.texts());
        }
        if (!TrainingSession.mayStart(console, samples, recipe)) {
            return FAILED;
        }
        Forecast forecast = Forecast.measure(samples, recipe, choice.device(),
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0, Duration.ofSeconds(seconds));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("recipe", recipe.method());
        facts.put("steps", recipe.totalSteps());
        facts.put("seconds", forecast.seconds());
        facts.put("stepSeconds", forecast.stepSeconds());
        facts.put("measureSeconds", forecast.measureSeconds());
        facts.put("retrainStepSeconds", forecast.retrainStepSeconds());
        facts.put("probeSeconds", forecast.probeSeconds());
        OptionalLong memory = PeakMemory.mebibytes();
        memory.ifPresent(m -> facts.put("memoryMiB", Math.round(m * WHOLE_RUN)));
        console.result(facts, List.of(console.texts().get("cli.forecast", recipe.method(), recipe.totalSteps(),
                String.format(Locale.ROOT, "%.1f", forecast.seconds() / 60),
                memory.isPresent() ? Math.round(memory.getAsLong() * WHOLE_RUN) : "-",
                Math.round(forecast.probeSeconds()))));
        return DONE;
    }
}
