package limn.engine.train;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Scaled;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.data.UnreadableSampleException;
import limn.engine.evaluate.ConfusionMatrix;
import limn.engine.predict.Labelling;
import limn.engine.predict.Prediction;
import limn.engine.recipe.Method;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.WatchSheet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the network says of a few images at every measurement: small pictures of labels and confidence, and the IoU. Which
 * images is read anew each time, so that somebody may change it while the run goes on.
 */
final class Watching {
    private static final int SIDE = 256;
    private static final int MOST_KEPT = 200;
    private static final int MOST_IMAGES = 64;

    private record Known(RgbImage image, Optional<LabelMap> labels, String key) {}

    private final RunFolder folder;
    private final Recipe recipe;
    private final Survey survey;
    private final Journal journal;
    private final Unreadables unreadable;
    private final SampleShelf shelf;
    private final IndexColorModel palette;
    private final Map<String, Known> known = new HashMap<>();

    Watching(RunFolder folder, Recipe recipe, Survey survey, Journal journal, Unreadables unreadable)
            throws IOException {
        this.folder = folder;
        this.recipe = recipe;
        this.survey = survey;
        this.journal = journal;
        this.unreadable = unreadable;
        palette = SamplePictures.palette(survey.classes());
        shelf = new SampleShelf(folder.path().resolve("watched"), recipe.whole("evaluateEvery"), MOST_KEPT, 0);
        if (!Files.exists(folder.watchList()) && recipe.whole("watched") > 0) {
            var chosen = JsonFiles.read(folder.watchListOfAll(), WatchSheet.Chosen.class);
            JsonFiles.write(folder.watchList(), chosen.orElseGet(this::some));
        }
    }

    /** As many validation images as images without masks, spread evenly over both. */
    private WatchSheet.Chosen some() {
        int wanted = (int) recipe.whole("watched");
        List<Surveyed> bare = survey.train().stream().filter(s -> !s.isPainted()).toList();
        int measured = Math.min(survey.validation().size(), wanted - Math.min(bare.size(), wanted / 2));
        var names = new ArrayList<String>();
        spread(survey.validation(), measured).forEach(s -> names.add(s.name()));
        spread(bare, Math.min(bare.size(), wanted - measured)).forEach(s -> names.add(s.name()));
        return new WatchSheet.Chosen(names);
    }

    private static List<Surveyed> spread(List<Surveyed> all, int count) {
        return IntStream.range(0, count).mapToObj(i -> all.get((int) ((long) i * all.size() / count))).toList();
    }

    /** At a measurement. When there are very many, those between go, but the last of the run stays. */
    void look(long step, Method.Member member) throws IOException {
        boolean isKept = shelf.isDue(step) || step == recipe.totalSteps();
        List<String> names = !isKept
                ? List.of()
                : JsonFiles.read(folder.watchList(), WatchSheet.Chosen.class).map(WatchSheet.Chosen::images)
                        .orElse(List.of());
        if (names.isEmpty()) {
            return;
        }
        Path place = folder.watched(step);
        Path unfinished = place.resolveSibling(place.getFileName() + ".part");
        SampleShelf.remove(unfinished);
        Files.createDirectories(unfinished);
        var entries = new ArrayList<WatchSheet.Entry>();
        for (String name : names.subList(0, Math.min(names.size(), MOST_IMAGES))) {
            Known image = known(name);
            if (image != null) {
                entries.add(predict(name, image, member, unfinished));
            }
        }
        JsonFiles.write(unfinished.resolve(WatchSheet.FILE),
                new WatchSheet(WatchSheet.VERSION, step, member.name(), entries));
        SampleShelf.remove(place);
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        journal.say(step, new Event.WatchedSaved("watched/" + place.getFileName(), entries.size()));
        shelf.added(step);
    }

    private WatchSheet.Entry predict(String name, Known image, Method.Member member, Path into) throws IOException {
        Prediction said = Labelling.of(member.network(), image.image(), (int) recipe.whole("maxSide"), null);
        int[] size = Scaled.fit(said.labels().width(), said.labels().height(), SIDE);
        LabelMap small = Scaled.nearest(said.labels(), size[0], size[1]);
        var sure = new LabelMap(said.labels().width(), said.labels().height(), said.confidence());
        SamplePictures.write(SamplePictures.indexed(small.labels(), size[0], palette),
                into.resolve(image.key() + ".png"));
        SamplePictures.write(grey(Scaled.nearest(sure, size[0], size[1])),
                into.resolve(image.key() + "-confidence.png"));
        if (image.labels().isEmpty()) {
            return new WatchSheet.Entry(name, image.key(), null, List.of());
        }
        var confusion = new ConfusionMatrix(survey.classes().size());
        confusion.add(image.labels().get().labels(), said.labels().labels());
        List<@Nullable Double> perClass = new ArrayList<>();
        for (int c = 0; c < survey.classes().size(); c++) {
            OptionalDouble iou = confusion.iou(c);
            perClass.add(iou.isPresent() ? iou.getAsDouble() : null);
        }
        return new WatchSheet.Entry(name, image.key(), confusion.mIoU(), perClass);
    }

    private static BufferedImage grey(LabelMap shares) {
        var picture = new BufferedImage(shares.width(), shares.height(), BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, shares.width(), shares.height(), shares.labels());
        return picture;
    }

    /** The image and its labels, with a small picture of both beside the predictions; null if it is not in the run or unreadable. */
    private @Nullable Known known(String name) throws IOException {
        Known before = known.get(name);
        if (before != null) {
            return before;
        }
        Optional<Surveyed> found = java.util.stream.Stream.concat(survey.validation().stream(),
                survey.train().stream()).filter(s -> s.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            return null;
        }
        try {
            Known read = read(found.get());
            known.put(name, read);
            return read;
        } catch (UnreadableSampleException e) {
            unreadable.name(journal.step(), e);
            return null;
        }
    }

    /** Large images are kept as large as the network sees them: the IoU is measured at that size. */
    private Known read(Surveyed sample) throws UnreadableSampleException, IOException {
        RgbImage whole = sample.image();
        int[] seen = Scaled.fit(whole.width(), whole.height(), (int) recipe.whole("maxSide"));
        RgbImage image = Scaled.down(whole, seen[0], seen[1]);
        Optional<LabelMap> labels = sample.labels().map(map -> Scaled.nearest(map, seen[0], seen[1]));
        String key = Fingerprint.of(sample.name());
        Path pictures = Files.createDirectories(folder.watchedPictures());
        int[] size = Scaled.fit(seen[0], seen[1], SIDE);
        SamplePictures.write(SamplePictures.colours(Scaled.down(image, size[0], size[1]).rgb(), size[0]),
                pictures.resolve(key + ".png"));
        if (labels.isPresent()) {
            SamplePictures.write(SamplePictures.indexed(
                    Scaled.nearest(labels.get(), size[0], size[1]).labels(), size[0], palette),
                    pictures.resolve(key + "-labels.png"));
        }
        return new Known(image, labels, key);
    }
}
