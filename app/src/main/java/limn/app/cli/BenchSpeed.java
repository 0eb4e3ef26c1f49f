package limn.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import limn.app.bench.Counterpart;
import limn.app.bench.SpeedBench;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast recipes train, alone or by turns with another program. */
@Command(name = "speed")
final class BenchSpeed extends Action {
    private static final int FEWEST_STEPS = 8;
    private static final int FEWEST_PAIRS = 3;

    @Option(names = "--recipes", split = ",", paramLabel = "NAME")
    private List<String> methods = List.of("supervised", "classmix", "cross");
    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--batch", paramLabel = "N")
    private int batch = 4;
    @Option(names = "--crop", paramLabel = "N")
    private int crop = 160;
    @Option(names = "--steps", paramLabel = "N")
    private int steps = 60;
    @Option(names = "--threads", paramLabel = "N")
    private @Nullable Integer threads;
    @Option(names = "--against", paramLabel = "COMMAND")
    private @Nullable String against;
    @Option(names = "--pairs", paramLabel = "N")
    private int pairs = FEWEST_PAIRS;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--batch", 1, batch);
        Bench.requireAtLeast(console, "--crop", 32, crop);
        Bench.requireAtLeast(console, "--steps", FEWEST_STEPS, steps);
        Bench.requireAtLeast(console, "--pairs", FEWEST_PAIRS, pairs);
        int said = Bench.threads(console, threads);
        int computing = said == 0 ? Runtime.getRuntime().availableProcessors() : said;
        var bench = new SpeedBench(new SpeedBench.Load(batch, crop, steps, computing), Bench.progress(console));
        List<SpeedBench.Speed> speeds = bench.run(Bench.recipes(console, methods, settings),
                Optional.ofNullable(against).map(Counterpart::new), pairs);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("batch", batch);
        facts.put("crop", crop);
        facts.put("steps", steps);
        facts.put("threads", computing);
        facts.put("speeds", speeds.stream().map(BenchSpeed::facts).toList());
        console.result(facts, lines(console.texts(), speeds));
        return DONE;
    }

    private static List<String> lines(Texts texts, List<SpeedBench.Speed> speeds) {
        var lines = new ArrayList<String>();
        for (SpeedBench.Speed speed : speeds) {
            lines.add(texts.get("cli.bench.speedOf", speed.recipe(), number(speed.stepsPerSecond()),
                    Reports.percent(speed.waitingShare()), speed.peakMemoryMiB()));
            if (!speed.theirs().isEmpty()) {
                lines.add(texts.get("cli.bench.ratio", number(speed.theirMedian()), number(speed.ratio()),
                        speed.theirs().size()));
            }
        }
        return lines;
    }

    private static Map<String, ?> facts(SpeedBench.Speed speed) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("recipe", speed.recipe());
        facts.put("stepsPerSecond", Reports.number(speed.stepsPerSecond()));
        facts.put("waitingShare", Reports.number(speed.waitingShare()));
        facts.put("peakMemoryMiB", speed.peakMemoryMiB());
        facts.put("ours", speed.ours().stream().map(Reports::number).toList());
        if (!speed.theirs().isEmpty()) {
            facts.put("theirs", speed.theirs());
            facts.put("theirStepsPerSecond", Reports.number(speed.theirMedian()));
            facts.put("ratio", Reports.number(speed.ratio()));
        }
        return facts;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }
}
