package limn.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import limn.annotator.format.MaskPng;
import limn.annotator.format.Picture;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Region;
import limn.annotator.model.Split;
import limn.annotator.view.Pyramid;
import limn.app.evaluate.ConfusedRegion;
import limn.app.evaluate.ErrorMap;
import limn.app.evaluate.ErrorPicture;
import limn.app.evaluate.Evaluation;
import limn.app.evaluate.EvaluationStamp;
import limn.app.evaluate.EvaluationTable;
import limn.app.evaluate.Freshness;
import limn.app.evaluate.ImageScore;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.window.evaluate.EvaluationPane;
import limn.app.window.evaluate.Found;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** The view of Results that judges the chosen run: what {@code limn evaluate} wrote into its folder, and the button that runs it. */
final class EvaluationView implements ResultsView, EvaluationPane.Desk {
    private static final String JOB = "evaluation";
    /** Longer side of an error map, pixels. */
    private static final int SIDE = 1200;
    /** So many regions behind a place of the matrix are enough for a person. */
    private static final int REGIONS = 300;

    private final Desk desk;
    private final Texts texts;
    private final PictureCache pictures;
    private final Consumer<ImageId> paint;
    private final EvaluationPane pane;
    private final PredictingChild child;
    private final AtomicInteger search = new AtomicInteger();
    private volatile Object finding = new Object();
    private Split split = Split.VAL;
    private @Nullable RunFolder run;
    /** What is on the screen. */
    private @Nullable EvaluationStamp shown;
    /** What was last compared with the labels. */
    private @Nullable EvaluationStamp compared;

    /** @param paint opens an image in the editor */
    EvaluationView(Desk desk, PictureCache pictures, Consumer<ImageId> paint) {
        this.desk = desk;
        this.pictures = pictures;
        this.paint = paint;
        texts = desk.texts();
        pane = new EvaluationPane(texts, this);
        child = new PredictingChild(desk, "evaluate", new PredictingChild.Words("window.evaluation.begin",
                "window.evaluation.working", "window.evaluation.cancelled", "window.evaluation.died"),
                pane::setMeasuring, folder -> {
                    if (folder.equals(run)) {
                        read(folder);
                    }
                });
    }

    @Override
    public String id() { return "evaluation"; }

    @Override
    public String icon() { return "mdi2c-checkerboard"; }

    @Override
    public Node node() { return pane; }

    @Override
    public void show(Optional<RunCatalog.Entry> chosen) {
        RunFolder folder = chosen.map(RunCatalog.Entry::folder).orElse(null);
        run = folder;
        if (folder == null) {
            showNone(texts.get("window.evaluation.noRun"), false);
        } else if (!chosen.get().hasBest() && !chosen.get().hasLast()) {
            showNone(texts.get("window.evaluation.noNetwork"), false);
        } else {
            read(folder);
        }
    }

    @Override
    public void left() {
        search.incrementAndGet();
        compared = null; // labels may change meanwhile
    }

    private void showNone(String words, boolean possible) {
        shown = null;
        compared = null;
        pane.showNone(words, possible);
    }

    @Override
    public void choose(Split chosen) {
        RunFolder of = run;
        split = chosen;
        search.incrementAndGet();
        finding = new Object();
        if (of != null) {
            read(of);
        }
    }

    /** What is in the folder now. @param fresh the measurement, unless it is the one on the screen or there is none */
    private record Read(EvaluationStamp stamp, Optional<Evaluation> fresh) {}

    private void read(RunFolder folder) {
        Split of = split;
        EvaluationStamp before = shown;
        desk.jobs().run(JOB, () -> {
            EvaluationStamp now = EvaluationStamp.of(folder, of);
            return new Read(now, now.isSameMeasurement(before) ? Optional.empty() : Evaluation.read(folder, of));
        }, read -> {
            if (folder.equals(run) && of == split) {
                take(read);
            }
        }, failure -> {
            showNone(Failures.words(texts, failure), true);
            desk.failed(failure);
        });
    }

    private void take(Read read) {
        boolean isShown = read.stamp().isSameMeasurement(shown);
        if (!isShown && read.fresh().isEmpty()) {
            showNone(texts.get(split == Split.VAL ? "window.evaluation.none" : "window.evaluation.noneTrain"), true);
            return;
        }
        if (!isShown) {
            Evaluation evaluation = read.fresh().get();
            shown = read.stamp();
            pane.show(evaluation, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(texts.locale()).format(evaluation.at().atZone(ZoneId.systemDefault())));
        }
        Evaluation evaluation = pane.shown().orElseThrow();
        if (!isShown || !read.stamp().equals(compared)) {
            compared = read.stamp();
            compare(read.stamp().run(), evaluation);
        }
    }

    private void compare(RunFolder folder, Evaluation evaluation) {
        Split of = split;
        desk.model().afterSaving(() -> desk.jobs().runLong("evaluation-fresh",
                () -> Freshness.of(evaluation, folder, desk.model().project(), of), fresh -> {
                    if (folder.equals(run) && of == split) {
                        pane.showFreshness(fresh);
                    }
                }, desk::failed));
    }

    @Override
    public void measure() {
        RunFolder of = run;
        if (of != null) {
            child.start(of, "--split", name(split));
        }
    }

    private static String name(Split split) { return split.name().toLowerCase(Locale.ROOT); }

    @Override
    public void save(Evaluation evaluation) {
        RunFolder of = run;
        if (of != null) {
            Path file = of.path().resolve("evaluation").resolve(name(split) + ".csv");
            desk.jobs().run("evaluation-save", () -> {
                EvaluationTable.write(evaluation, file);
                return file;
            }, written -> desk.notices().accept(Notice.of(Notice.Level.DONE,
                    texts.get("window.evaluation.saved", written))
                    .withAction(texts.get("window.export.copy"), () -> HandOver.copy(written))), desk::failed);
        }
    }

    @Override
    public void open(String image) { item(image).ifPresent(item -> paint.accept(item.id())); }

    private Optional<ImageItem> item(String name) {
        return desk.model().images().stream().filter(i -> i.name().equals(name)).findFirst();
    }

    private record Drawn(Image picture, ErrorMap map) {}

    @Override
    public void draw(Evaluation evaluation, Found found, OptionalInt classId) {
        Optional<ImageItem> item = item(found.image());
        Optional<ImageScore> score = evaluation.images().stream().filter(i -> i.name().equals(found.image()))
                .findFirst();
        if (item.isPresent() && score.isPresent()) {
            int wanted = search.incrementAndGet();
            desk.jobs().run("evaluation-draw",
                    () -> drawn(evaluation, item.get(), score.get(), found.region(), classId, wanted),
                    drawn -> pane.drawn(evaluation, found, drawn.picture(), drawn.map()), desk::failed);
        }
    }

    private Drawn drawn(Evaluation evaluation, ImageItem item, ImageScore score, Region region, OptionalInt classId,
            int wanted) throws IOException {
        Pyramid picture = pictures.get(item, () -> search.get() != wanted);
        OptionalInt background = IntStream.range(0, evaluation.classes().size())
                .filter(c -> evaluation.classes().get(c).background()).findFirst();
        ErrorMap map = ErrorMap.of(desk.model().project().loadMask(item).toBytes(),
                MaskPng.read(score.predicted()).toBytes(), classId, background);
        Region part = around(region, item);
        Picture cut = picture.cut(part, Math.min(SIDE, 4 * Math.max(part.width(), part.height())));
        return new Drawn(Thumbnails.image(ErrorPicture.of(cut, part, item.width(), map)), map);
    }

    /** A region with its surroundings, so that a person sees where it is; the whole image if it is meant. */
    static Region around(Region region, ImageItem item) {
        Region whole = new Region(0, 0, item.width(), item.height());
        if (region.isEmpty()) {
            return whole;
        }
        int margin = Math.max(24, Math.max(region.width(), region.height()) / 2);
        return Region.of(region.x() - margin, region.y() - margin, region.endX() + margin, region.endY() + margin)
                .intersect(whole);
    }

    @Override
    public void find(Evaluation evaluation, int truth, int predicted) {
        var mine = new Object();
        finding = mine;
        desk.jobs().runLong("evaluation-find", () -> ConfusedRegion.behind(evaluation, truth, predicted,
                desk.model().project(), REGIONS, () -> finding != mine),
                found -> pane.regions(evaluation, truth, predicted, found), desk::failed);
    }

    /** The project is closed: a measurement that goes on is ended. */
    void close() { child.close(); }
}
