package limn.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Picture;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.app.data.Pixels;
import limn.app.data.ProjectSamples;
import limn.app.demo.ComparisonPicture;
import limn.app.demo.DemoRecipe;
import limn.engine.export.ModelExport;
import limn.engine.predict.Evaluation;
import limn.engine.predict.EvaluationReport;
import limn.engine.predict.Predictor;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.RunFolder;

/** The sample project without a window: learns from the masks alone, then from all images, and shows what that brought. */
final class DemoRun {
    private static final int ROWS = 6;
    private final Console console;
    private final Project project;
    private final ProjectSamples samples;
    private final int steps;

    DemoRun(Console console, Project project, int steps) {
        this.console = console;
        this.project = project;
        this.samples = ProjectSamples.of(project, console.texts());
        this.steps = steps;
    }

    int run() throws Exception {
        Instant began = Instant.now();
        Recipe baseline = recipe("supervised", DemoRecipe.settings(steps));
        Recipe recipe = recipe("classmix", DemoRecipe.mixing(steps));
        if (!TrainingSession.mayStart(console, samples, recipe)) {
            return Action.FAILED;
        }
        console.say("cli.demo.baseline");
        RunFolder before = train(baseline);
        console.say("cli.demo.semi");
        RunFolder after = train(recipe);
        try (Predictor old = Models.open(RunReference.model(before), "cpu");
                Predictor now = Models.open(RunReference.model(after), "cpu")) {
            EvaluationReport was = Evaluation.of(old, samples.validation(), done -> {});
            EvaluationReport is = Evaluation.of(now, samples.validation(), done -> {});
            Path picture = after.export().resolve("comparison.png");
            compare(old, now, picture);
            Path model = ModelExport.safetensors(after, after.export().resolve("model.safetensors"));
            Path labels = project.folder().resolve("export");
            FoldersLayout.export(project, labels);
            report(before, was, after, is, List.of(picture, model, labels), Duration.between(began, Instant.now()));
        }
        return Action.DONE;
    }

    private static Recipe recipe(String method, Map<String, String> settings) throws RecipeException {
        Recipe recipe = Recipe.of(method);
        for (var setting : settings.entrySet()) {
            recipe = recipe.with(setting.getKey(), setting.getValue());
        }
        return recipe;
    }

    private RunFolder train(Recipe recipe) throws Exception {
        RunFolder folder = RunFolder.create(project.runs(), recipe.method(), LocalDateTime.now());
        try (var session = new TrainingSession(console, folder, "cpu")) {
            session.run(samples, recipe, false);
        }
        return folder;
    }

    private void compare(Predictor old, Predictor now, Path file) throws Exception {
        var rows = new ArrayList<ComparisonPicture.Row>();
        for (ImageItem item : project.images().stream().filter(i -> i.split() == Split.VAL).limit(ROWS).toList()) {
            Picture picture = ImageFiles.read(project.file(item));
            rows.add(new ComparisonPicture.Row(picture,
                    List.of(project.mask(item).toBytes(), old.predict(Pixels.rgb(picture)).labels().labels(),
                            now.predict(Pixels.rgb(picture)).labels().labels())));
        }
        ComparisonPicture.write(file, rows, project.classes());
    }

    private void report(RunFolder before, EvaluationReport was, RunFolder after, EvaluationReport is, List<Path> files,
            Duration took) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("project", project.folder().toString());
        facts.put("before", facts(before, was));
        facts.put("after", facts(after, is));
        facts.put("comparison", files.get(0).toString());
        facts.put("model", files.get(1).toString());
        facts.put("labels", files.get(2).toString());
        facts.put("seconds", took.toSeconds());
        var lines = new ArrayList<String>();
        var texts = console.texts();
        lines.add(texts.get("cli.demo.before", Reports.percent(was.miou()), was.images()));
        lines.add(texts.get("cli.demo.after", Reports.percent(is.miou()), is.images()));
        is.perClass().forEach((name, iou) -> lines.add(String.format(Locale.ROOT, "  %-8s %9s -> %9s", name,
                share(was.perClass().get(name)), share(iou))));
        lines.add(texts.get("cli.demo.comparison", files.get(0)));
        lines.add(texts.get("cli.demo.model", files.get(1)));
        lines.add(texts.get("cli.demo.labels", files.get(2)));
        lines.add(texts.get("cli.demo.project", project.folder()));
        lines.add(texts.get("cli.demo.took", took.toMinutes(), took.toSecondsPart()));
        console.result(facts, lines);
    }

    private static Map<String, ?> facts(RunFolder run, EvaluationReport report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", run.name());
        facts.put("miou", Reports.number(report.miou()));
        facts.put("perClass", report.perClass());
        facts.put("classesCounted", report.classesCounted());
        facts.put("images", report.images());
        return facts;
    }

    private static String share(@org.jspecify.annotations.Nullable Double iou) {
        return iou == null ? "-" : Reports.percent(iou);
    }
}
