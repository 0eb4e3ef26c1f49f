package limn.app.review;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limn.annotator.model.ImageId;
import limn.annotator.store.AtomicFiles;
import limn.engine.run.RunFolder;

/**
 * How far the two networks of a cross training disagree on each image: a table beside the predictions in the run folder, a first line
 * with the step of the network that predicted, then a line per image as it is done: number, share of pixels. May be deleted at any time;
 * other methods and older versions have none. Mutable, one thread.
 */
public final class NetworkQuarrels {
    private static final String HEAD = "limn-quarrels-1,";
    private static final Pattern LINE = Pattern.compile("(\\d+),(\\d\\.\\d+(?:E-\\d+)?)");

    private final Path file;
    private final Map<ImageId, Double> shares;

    private NetworkQuarrels(Path file, Map<ImageId, Double> shares) {
        this.file = file;
        this.shares = shares;
    }

    private static Path file(RunFolder run) { return run.path().resolve("predictions").resolve("quarrels.csv"); }

    /** Goes on with the table of a run, or begins one if there is none of this step. */
    static NetworkQuarrels goOn(RunFolder run, long step) throws IOException {
        Path file = file(run);
        String head = HEAD + step;
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(head)) {
            AtomicFiles.write(file, out -> out.write((head + "\n").getBytes(StandardCharsets.UTF_8)));
            return new NetworkQuarrels(file, new HashMap<>());
        }
        return new NetworkQuarrels(file, shares(lines));
    }

    /** The share of pixels of each image of which the networks of a run say different classes, 0..1; nothing where it is not known. */
    public static Map<ImageId, Double> of(RunFolder run) throws IOException {
        return Map.copyOf(shares(lines(file(run))));
    }

    /** That of the first run that has any. @param runs newest first */
    public static Map<ImageId, Double> newest(Collection<RunFolder> runs) throws IOException {
        for (RunFolder run : runs) {
            Map<ImageId, Double> found = of(run);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Map.of();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** A last line that was not finished is left out. */
    private static Map<ImageId, Double> shares(List<String> lines) {
        var found = new HashMap<ImageId, Double>();
        for (String line : lines) {
            Matcher m = LINE.matcher(line);
            if (m.matches()) {
                found.put(new ImageId(Long.parseLong(m.group(1))), Double.parseDouble(m.group(2)));
            }
        }
        return found;
    }

    boolean has(ImageId image) { return shares.containsKey(image); }

    /** Adds an image. @param one the class of each pixel by one network @param other by the other */
    void add(ImageId image, byte[] one, byte[] other) throws IOException {
        double share = share(one, other);
        shares.put(image, share);
        try (Writer end = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
            end.write(image.value() + "," + share + "\n");
        }
    }

    static double share(byte[] one, byte[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("one network says " + one.length + " labels, the other " + other.length);
        }
        long differ = 0;
        for (int i = 0; i < one.length; i++) {
            differ += one[i] == other[i] ? 0 : 1;
        }
        return (double) differ / Math.max(1, one.length);
    }
}
