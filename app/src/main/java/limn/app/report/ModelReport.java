package limn.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limn.annotator.store.AtomicFiles;
import limn.app.text.Texts;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.Scaled;
import limn.engine.data.UnreadableSampleException;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelExport;
import limn.engine.export.OnnxModel;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;

/** Collects what the page beside an exported model says, and writes it: {@code NAME.report.html}, one file that needs no other. */
public final class ModelReport {
    private static final int PICTURES = 4;

    private ModelReport() {}

    /**
     * @param project what people call the project
     * @param card of the exported network
     * @param samples the images of the proof; the first few are shown
     * @return the page
     * @throws RecipeException if the run's recipe is damaged or of a newer version
     */
    public static Path write(Texts texts, String project, RunFolder run, ModelCard card,
            ModelExport.Onnx export, List<? extends Sample> samples) throws IOException, RecipeException {
        var log = new RunLog();
        EventLog.readAll(run.events()).forEach(log::add);
        RunState state = log.state();
        var facts = new ReportFacts(project, run.name(), export.file().getFileName().toString(), card,
                Recipe.fromJson(Files.readString(run.recipe())), state, export.proof(),
                pictures(export.file(), card, samples));
        byte[] html = new ReportPage(texts, facts).html().getBytes(StandardCharsets.UTF_8);
        Path page = beside(export.file());
        AtomicFiles.write(page, out -> out.write(html));
        return page;
    }

    private static Path beside(Path model) {
        String name = model.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return model.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".report.html");
    }

    /** Images that cannot be read are left out here: the proof has named them. */
    private static List<ReportFacts.Pictures> pictures(Path model, ModelCard card, List<? extends Sample> samples)
            throws IOException {
        var rows = new ArrayList<ReportFacts.Pictures>();
        try (OnnxModel file = OnnxModel.open(model)) {
            for (int i = 0; i < samples.size() && rows.size() < PICTURES; i++) {
                try {
                    rows.add(pictures(file, card, samples.get(i)));
                } catch (UnreadableSampleException named) {
                    continue;
                }
            }
        }
        return rows;
    }

    private static ReportFacts.Pictures pictures(OnnxModel file, ModelCard card, Sample sample)
            throws IOException, UnreadableSampleException {
        RgbImage image = sample.image();
        int[] size = Scaled.fit(image.width(), image.height(), card.input().maxSide());
        RgbImage seen = Scaled.down(image, size[0], size[1]);
        byte[] labels = file.run(seen.rgb(), 1, seen.height(), seen.width()).labels();
        var mask = sample.labels();
        return new ReportFacts.Pictures(sample.name(), Thumbnail.of(image),
                mask.isPresent() ? Thumbnail.of(image, mask.get(), card.classes()) : "",
                Thumbnail.of(image, new LabelMap(seen.width(), seen.height(), labels), card.classes()));
    }
}
