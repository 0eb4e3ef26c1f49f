package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.bench.BenchGroup;
import limn.app.bench.BenchLists;
import limn.app.bench.BenchPlan;
import limn.app.bench.BenchProject;
import limn.app.bench.BenchRow;
import limn.app.bench.LearningBench;
import limn.app.bench.TagNoise;
import limn.app.text.ErrorWords;
import limn.app.text.UserError;
import limn.app.weights.EncoderChoice;
import limn.app.weights.WeightsFolder;
import limn.engine.recipe.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what recipes learn from few masks. An interrupted bench goes on where it was. */
@Command(name = "learning")
final class BenchLearning extends Action {
    @Parameters(paramLabel = "DATA", descriptionKey = "data")
    private Path data = Path.of("");
    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");
    @Option(names = "--labelled", split = ",", paramLabel = "LIST")
    private List<String> labelled = new ArrayList<>();
    @Option(names = "--recipes", split = ",", paramLabel = "NAME")
    private List<String> methods = List.of("supervised", "classmix");
    @Option(names = "--seeds", split = ",", paramLabel = "N")
    private List<Long> seeds = List.of(1L, 2L, 3L);
    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--equal-time")
    private boolean equalTime;
    @Option(names = "--wrong-tags", paramLabel = "SHARE")
    private double wrongTags;
    @Option(names = "--unknown-tags", paramLabel = "SHARE")
    private double unknownTags;
    @Option(names = "--unknown-as-absent")
    private boolean unknownAsAbsent;
    @Option(names = "--tag-seed", paramLabel = "N")
    private long tagSeed = TagNoise.NONE.seed();
    @Option(names = "--threads", paramLabel = "N")
    private @Nullable Integer threads;

    @Override
    int run(Console console) throws Exception {
        if (!Files.isDirectory(data)) {
            throw new UserError("noFolder", data);
        }
        var lists = BenchLists.of(data, labelled);
        TagNoise noise = noise(console);
        BenchPlan plan = plan(console, List.copyOf(lists.keySet()), noise);
        var bench = new LearningBench(data, out, plan, lists, noise, Bench.progress(console));
        LearningBench.Outcome outcome = bench.run(equalTime);
        List<BenchGroup> groups = BenchGroup.of(outcome.rows());
        var texts = console.texts();
        List<String> lines = new ArrayList<>(BenchGroup.markdown(groups,
                List.of(texts.get("cli.bench.columns").split("\\|")), texts.get("cli.bench.mark")));
        lines.add("");
        lines.add(texts.get("cli.bench.results", outcome.rows().size(), outcome.results()));
        console.result(facts(console, outcome, groups), lines);
        return outcome.failures().isEmpty() ? DONE : SKIPPED;
    }

    private TagNoise noise(Console console) throws WrongUsage {
        for (double share : new double[]{wrongTags, unknownTags}) {
            if (!(share >= 0 && share <= 1)) {
                throw new WrongUsage(console.texts(), new UserError("benchShare", share));
            }
        }
        return new TagNoise(wrongTags, unknownTags, unknownAsAbsent, tagSeed);
    }

    private BenchPlan plan(Console console, List<String> lists, TagNoise noise) throws Exception {
        for (long seed : seeds) {
            if (seed < 0 || seed > Integer.MAX_VALUE) {
                throw new WrongUsage(console.texts(), new UserError("benchSeeds", seed));
            }
        }
        List<Recipe> recipes = Bench.recipes(console, methods, settings);
        for (Recipe recipe : recipes) {
            EncoderChoice.resolve(recipe, WeightsFolder.ofUser());
        }
        var plan = new BenchPlan(lists, recipes, seeds.stream().distinct().toList(), noise.label(),
                Bench.threads(console, threads));
        if (equalTime && !plan.canEqualTime()) {
            throw new WrongUsage(console.texts(), new UserError("benchEqualTime"));
        }
        return plan;
    }

    private static Map<String, ?> facts(Console console, LearningBench.Outcome outcome, List<BenchGroup> groups) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("results", outcome.results().toString());
        facts.put("projects", outcome.projects().stream().map(BenchLearning::facts).toList());
        facts.put("rows", outcome.rows().stream().map(BenchLearning::facts).toList());
        facts.put("groups", groups.stream().map(BenchLearning::facts).toList());
        var words = new ErrorWords(console.texts());
        facts.put("skipped", outcome.failures().stream()
                .map(f -> Map.of("run", f.run(), "reason", String.join(" ", words.of(f.reason()).lines()))).toList());
        return facts;
    }

    private static Map<String, ?> facts(BenchProject project) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("list", project.list());
        facts.put("project", project.folder().toString());
        facts.put("images", project.images());
        facts.put("masks", project.masks());
        facts.put("tagsRemoved", project.spoiled().removed());
        facts.put("tagsAdded", project.spoiled().added());
        facts.put("tagsUnknown", project.spoiled().unknown());
        return facts;
    }

    private static Map<String, ?> facts(BenchRow row) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", row.run().name());
        facts.put("list", row.run().list());
        facts.put("tags", row.run().tags());
        facts.put("recipe", row.run().recipe());
        facts.put("seed", row.run().seed());
        facts.put("equalTime", row.run().equalTime());
        facts.put("settings", row.run().settings());
        facts.put("steps", row.steps());
        facts.put("bestMiou", Reports.number(row.bestMiou()));
        facts.put("miou", row.miou());
        facts.put("miouWithTags", row.taggedMiou());
        facts.put("stepsPerSecond", Reports.number(row.stepsPerSecond()));
        facts.put("waitingShare", Reports.number(row.waitingShare()));
        facts.put("seconds", row.seconds());
        facts.put("peakMemoryMiB", row.peakMemoryMiB());
        return facts;
    }

    private static Map<String, ?> facts(BenchGroup group) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("list", group.run().list());
        facts.put("recipe", group.run().recipe());
        facts.put("equalTime", group.run().equalTime());
        facts.put("seeds", group.seeds());
        facts.put("meanMiou", Reports.number(group.mean()));
        facts.put("smallestMiou", Reports.number(group.smallest()));
        facts.put("largestMiou", Reports.number(group.largest()));
        facts.put("stepsPerSecond", Reports.number(group.stepsPerSecond()));
        facts.put("peakMemoryMiB", group.peakMemoryMiB());
        return facts;
    }
}
