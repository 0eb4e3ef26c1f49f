package limn.app.window;

import limn.app.evaluate.ModelScore;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import limn.annotator.store.AtomicFiles;
import limn.annotator.model.ImageId;
import limn.engine.run.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of scores as a file in the folder of its run: a first line with the time of the network, then a line per image: number,
 * confidence, disagreement, labels, classes. It may be deleted at any time.
 */
final class ScoreFile {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreFile.class);
    private static final String HEAD = "limn-scores-1,";

    private ScoreFile() {}

    static Path of(RunFolder run) { return run.path().resolve("scores.csv"); }

    /** The table; without images if there is none, if it is of another network, or damaged. */
    static ScoreTable read(RunFolder run, long model) {
        var none = new ScoreTable(run.name(), model, Map.of());
        if (!Files.exists(of(run))) {
            return none;
        }
        try {
            List<String> lines = Files.readAllLines(of(run));
            if (lines.isEmpty() || !lines.getFirst().equals(HEAD + model)) {
                return none;
            }
            var scores = new HashMap<ImageId, ModelScore>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                scores.put(new ImageId(Long.parseLong(cells[0])), new ModelScore(Float.parseFloat(cells[1]),
                        Float.parseFloat(cells[2]), classes(cells[4]), Integer.parseInt(cells[3])));
            }
            return none.with(scores);
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("scores are made anew, cannot read {}", of(run), damaged);
            return none;
        }
    }

    private static Map<Integer, Float> classes(String cell) {
        var classes = new HashMap<Integer, Float>();
        for (String part : cell.isEmpty() ? new String[0] : cell.split(" ")) {
            int colon = part.indexOf(':');
            classes.put(Integer.parseInt(part.substring(0, colon)), Float.parseFloat(part.substring(colon + 1)));
        }
        return classes;
    }

    static void write(RunFolder run, ScoreTable table) throws IOException {
        AtomicFiles.write(of(run), out -> {
            var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            lines.write(HEAD + table.model() + "\n");
            for (var entry : table.scores().entrySet()) {
                ModelScore s = entry.getValue();
                lines.write(entry.getKey().value() + "," + s.confidence() + "," + s.disagreement() + "," + s.labels()
                        + "," + s.classes().entrySet().stream().map(c -> c.getKey() + ":" + c.getValue())
                                .collect(Collectors.joining(" "))
                        + "\n");
            }
            lines.flush();
        });
    }
}
