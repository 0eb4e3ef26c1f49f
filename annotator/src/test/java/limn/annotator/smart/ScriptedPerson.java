package limn.annotator.smart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.annotator.edit.Selection;
import limn.annotator.edit.Shapes;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.MaskPng;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import limn.annotator.opencv.OpenCv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scripted person labels objects of real pictures with one tool at a time, until the IoU of an object is 0.90 or patience ends:
 * presses, way of the pointer and time of the tool for each. As in papers on interactive segmentation, the next press is where most is
 * wrong: deepest in the largest connected error. The same data give the same presses. Argument: a folder with {@code msrc21} and
 * {@code nuclei} in the layout <em>folders</em>; a set that is not there is left out. Further arguments name the hands, by default all.
 */
public final class ScriptedPerson {
    static final double GOAL = 0.90;
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedPerson.class);
    private static final int IMAGES = 10;
    private static final int OBJECTS = 6;

    private record Done(String set, PersonHand hand, PersonTally tally) {}

    private ScriptedPerson() {}

    public static void main(String[] args) throws IOException {
        OpenCv.load();
        var done = new ArrayList<Done>();
        List<PersonHand> hands = args.length > 1
                ? Arrays.stream(args).skip(1).map(PersonHand::valueOf).toList()
                : List.of(PersonHand.values());
        for (String set : List.of("msrc21", "nuclei")) {
            Path folder = Path.of(args.length > 0 ? args[0] : "../shared/data").resolve(set);
            if (Files.isDirectory(folder)) {
                label(folder, set, set.equals("nuclei") ? 60 : 400, hands, done);
            } else {
                LOG.warn("no data in {}", folder);
            }
        }
        System.out.println(table(done)); // a main class for a person at a terminal
    }

    private static void label(Path folder, String set, int smallest, List<PersonHand> hands, List<Done> done)
            throws IOException {
        List<String> names = Files.readAllLines(folder.resolve("splits").resolve("val.txt")).stream()
                .map(String::strip).filter(n -> !n.isEmpty()).sorted().toList();
        for (int i = 0; i < IMAGES; i++) {
            String name = names.get(i * names.size() / IMAGES); // spread over the list, which is sorted by scene
            for (PersonTask task : tasks(folder, name, set, smallest)) {
                for (PersonHand hand : hands) {
                    PersonTask own = task.fresh();
                    var tally = new PersonTally(own);
                    hand.run(own, tally);
                    tally.iou = own.iou();
                    done.add(new Done(set, hand, tally));
                }
            }
            LOG.info("{} {}", set, name);
        }
    }

    /** The largest connected areas of a class of an image; background is none. */
    private static List<PersonTask> tasks(Path folder, String name, String set, int smallest) throws IOException {
        Path jpeg = folder.resolve("images").resolve(name + ".jpg");
        Picture picture = ImageFiles.read(Files.exists(jpeg) ? jpeg : folder.resolve("images").resolve(name + ".png"));
        Mask mask = MaskPng.read(folder.resolve("masks").resolve(name + ".png"));
        int width = mask.width();
        var counts = new boolean[width * mask.height()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = mask.at(i % width, i / width) != Mask.VOID;
        }
        var parts = new ArrayList<Selection>();
        for (int value = 0; value < Mask.UNLABELLED; value++) {
            if (!set.equals("nuclei") || value == 1) {
                split(Selection.ofValue(mask, value), smallest, parts);
            }
        }
        return parts.stream().sorted(Comparator.comparingLong(Selection::count).reversed()).limit(OBJECTS)
                .map(part -> {
                    var truth = new boolean[counts.length];
                    part.runs((y, from, to) -> java.util.Arrays.fill(truth, y * width + from, y * width + to, true));
                    return new PersonTask(picture, truth, counts);
                }).toList();
    }

    private static void split(Selection all, int smallest, List<Selection> parts) {
        Selection left = all.minus(Shapes.islands(all, smallest));
        while (!left.isEmpty()) {
            var first = new int[]{-1, -1};
            left.runs((y, from, to) -> {
                if (first[0] < 0) {
                    first[0] = from;
                    first[1] = y;
                }
            });
            Selection part = Shapes.part(left, first[0], first[1]);
            parts.add(part);
            left = left.minus(part);
        }
    }

    private static String table(List<Done> done) {
        var text = new StringBuilder();
        for (String set : List.of("msrc21", "nuclei")) {
            Map<PersonHand, List<PersonTally>> byHand = new EnumMap<>(PersonHand.class);
            done.stream().filter(d -> d.set().equals(set))
                    .forEach(d -> byHand.computeIfAbsent(d.hand(), h -> new ArrayList<>()).add(d.tally()));
            text.append("\n").append(set).append("\n\n| tool | objects | reach 0.90 | presses, median | mean "
                    + "| hand, estimated, median s | mean s | tool, median ms | slowest answer, ms "
                    + "| IoU where not reached, median |\n|---|---|---|---|---|---|---|---|---|---|\n");
            byHand.forEach((hand, tallies) -> text.append(row(hand, tallies)));
        }
        return text.toString();
    }

    private static String row(PersonHand hand, List<PersonTally> all) {
        List<PersonTally> reached = all.stream().filter(PersonTally::reached).toList();
        List<PersonTally> failed = all.stream().filter(t -> !t.reached()).toList();
        return String.format(Locale.ROOT, "| %s | %d | %.0f %% | %.0f | %.1f | %.1f | %.1f | %.0f | %.0f | %s |%n",
                hand.name().toLowerCase(Locale.ROOT).replace('_', '-'), all.size(), 100.0 * reached.size() / all.size(),
                median(reached.stream().mapToDouble(t -> t.presses).toArray()),
                reached.stream().mapToDouble(t -> t.presses).average().orElse(Double.NaN),
                median(reached.stream().mapToDouble(PersonTally::handSeconds).toArray()),
                reached.stream().mapToDouble(PersonTally::handSeconds).average().orElse(Double.NaN),
                median(reached.stream().mapToDouble(t -> t.toolMillis).toArray()),
                all.stream().mapToDouble(t -> t.slowestMillis).max().orElse(Double.NaN),
                failed.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "%.2f",
                                median(failed.stream().mapToDouble(t -> t.iou).toArray())));
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
