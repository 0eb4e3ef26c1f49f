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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast recipes train, alone or by turns with another program. */
@Command(name = "speed")
final class BenchSpeed extends Action {
    private static final int FEWEST_PAIRS = 3;

    @Mixin
    private final BenchLoad load = new BenchLoad(List.of("supervised", "classmix", "cross"), 60);
    @Option(names = "--threads", paramLabel = "N")
    private @Nullable Integer threads;
    @Option(names = "--against", paramLabel = "COMMAND")
    private @Nullable String against;

    @Override
    int run(Console console) throws Exception {
        load.check(console, FEWEST_PAIRS);
        int said = Bench.threads(console, threads);
        int computing = said == 0 ? Runtime.getRuntime().availableProcessors() : said;
        var bench = new SpeedBench(new SpeedBench.Load(load.batch(), load.crop(), load.steps(), computing),
                Bench.progress(console));
        List<SpeedBench.Speed> speeds = bench.run(load.recipes(console),
                Optional.ofNullable(against).map(Counterpart::new), load.pairs());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("batch", load.batch());
        facts.put("crop", load.crop());
        facts.put("steps", load.steps());
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
