package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.format.ImageFiles;
import limn.annotator.store.Project;
import limn.app.bench.BenchSettings;
import limn.app.bench.FaultBench;
import limn.app.data.Pixels;
import limn.app.data.ProjectSamples;
import limn.app.demo.ComparisonPicture;
import limn.app.demo.DemoRecipe;
import limn.app.demo.PlantedFault;
import limn.app.demo.PlantedFaults;
import limn.app.text.ErrorWords;
import limn.app.text.UserError;
import limn.app.train.RunCatalog;
import limn.engine.predict.Predictor;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plants faults in a sample project, trains on it and says where in the window each fault shows. */
@Command(name = "faults")
final class BenchFaults extends Action {
    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");
    @Option(names = "--recipe", paramLabel = "NAME")
    private String method = "classmix";
    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--steps", paramLabel = "N")
    private int steps = DemoRecipe.STEPS;
    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--steps", 1, steps);
        boolean there = Files.exists(out.resolve(Project.FILE));
        console.say(there ? "cli.demo.opens" : "cli.demo.draws", Reports.shown(out));
        try (Project project = there ? Project.open(out) : PlantedFaults.create(out, seed)) {
            List<PlantedFault> planted = PlantedFaults.in(project);
            if (planted.isEmpty()) {
                throw new UserError("noFaults", out);
            }
            planted.forEach(fault -> console.say("cli.bench.faults.planted", name(console, fault),
                    fault.image().name()));
            Optional<RunFolder> run = run(console, project);
            if (run.isEmpty()) {
                return FAILED;
            }
            try (Predictor predictor = Models.open(RunReference.model(run.get()), "cpu")) {
                say(console, run.get(), new FaultBench(project, run.get(), predictor, new ErrorWords(console.texts()))
                        .find(planted, done -> {}));
                draw(project, planted, predictor, run.get().export().resolve("faults.png"));
            }
        }
        return DONE;
    }

    /** The newest run of the recipe that has a network, else a new one; empty if it may not start. */
    private Optional<RunFolder> run(Console console, Project project) throws Exception {
        for (RunCatalog.Entry entry : new RunCatalog(project.runs()).scan()) {
            if (entry.hasBest() && entry.state().method().equals(method)) {
                return Optional.of(entry.folder());
            }
        }
        Recipe recipe = recipe(console);
        var samples = ProjectSamples.of(project, console.texts());
        if (!TrainingSession.mayStart(console, samples, recipe)) {
            return Optional.empty();
        }
        RunFolder folder = RunFolder.create(project.runs(), method, LocalDateTime.now());
        try (var session = new TrainingSession(console, folder, "cpu")) {
            session.run(samples, recipe, false);
        }
        return Optional.of(folder);
    }

    private Recipe recipe(Console console) throws WrongUsage {
        try {
            Recipe recipe = BenchSettings.with(Recipe.of(method), DemoRecipe.mixing(steps));
            for (var setting : settings.entrySet()) {
                recipe = recipe.with(setting.getKey(), setting.getValue());
            }
            return recipe;
        } catch (RecipeException wrong) {
            throw new WrongUsage(console.texts(), wrong);
        }
    }

    /** One row for each fault: the image, its labels, what the network says. */
    private static void draw(Project project, List<PlantedFault> planted, Predictor predictor, Path file)
            throws IOException {
        var rows = new ArrayList<ComparisonPicture.Row>();
        for (PlantedFault fault : planted) {
            rows.add(new ComparisonPicture.Row(ImageFiles.read(project.file(fault.image())),
                    List.of(project.loadMask(fault.image()).toBytes(),
                            predictor.labels(Pixels.read(project, fault.image())).labels())));
        }
        ComparisonPicture.write(file, rows, project.classes());
    }

    private static String name(Console console, PlantedFault fault) {
        return console.texts().get("cli.fault." + fault.fault());
    }

    private static void say(Console console, RunFolder run, List<FaultBench.Finding> found) {
        var lines = new ArrayList<String>();
        var all = new ArrayList<Map<String, Object>>();
        lines.add(console.texts().get("cli.bench.faults.columns"));
        lines.add("|---|---|---|---|---|");
        for (FaultBench.Finding finding : found) {
            lines.add("| " + String.join(" | ", name(console, finding.planted()), finding.planted().image().name(),
                    console.texts().get("cli.bench.faults.view." + finding.view()),
                    finding.rank() == 0 ? "-" : finding.rank() + " / " + finding.of(), finding.evidence()) + " |");
            var facts = new LinkedHashMap<String, Object>();
            facts.put("fault", finding.planted().fault().name());
            facts.put("image", finding.planted().image().name());
            facts.put("view", finding.view().name());
            facts.put("rank", finding.rank());
            facts.put("of", finding.of());
            facts.put("evidence", finding.evidence());
            all.add(facts);
        }
        console.result(Map.of("run", run.name(), "findings", all), lines);
    }
}
