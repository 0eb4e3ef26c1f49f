package limn.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import limn.annotator.store.AtomicFiles;
import limn.app.text.UserError;

/**
 * The table {@code results.csv} of a bench: a line of headings, then one line for each training, appended when it has ended. A last
 * line without an end, torn by a kill, is left out.
 */
public final class ResultsFile {
    static final List<String> COLUMNS = List.of("list", "tags", "recipe", "seed", "mark", "settings", "threads",
            "steps", "bestMiou", "miou", "miouWithTags", "stepsPerSecond", "waitingShare", "seconds",
            "peakMemoryMiB");
    private static final String MARK = "equal-time";

    private final Path file;

    public ResultsFile(Path file) { this.file = file; }

    public Path path() { return file; }

    /** All rows that are whole. @throws UserError if the file is there and is no table of a bench */
    public List<BenchRow> read() throws IOException, UserError {
        List<String> lines = whole().lines().toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        if (!lines.getFirst().equals(String.join(",", COLUMNS))) {
            throw new UserError("benchResults", file);
        }
        var rows = new ArrayList<BenchRow>();
        lines.stream().skip(1).map(ResultsFile::row).flatMap(Optional::stream).forEach(rows::add);
        return rows;
    }

    /** Adds one row. */
    public void append(BenchRow row) throws IOException {
        String before = whole();
        String text = (before.isEmpty() ? String.join(",", COLUMNS) + "\n" : before) + line(row) + "\n";
        AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The lines that have an end. */
    private String whole() throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    static String line(BenchRow row) {
        BenchRun run = row.run();
        List<String> cells = List.of(run.list(), run.tags(), run.recipe(), String.valueOf(run.seed()),
                run.equalTime() ? MARK : "", run.settings(), String.valueOf(run.threads()),
                String.valueOf(row.steps()), number(row.bestMiou()), scores(row.miou()), scores(row.taggedMiou()),
                number(row.stepsPerSecond()), number(row.waitingShare()), number(row.seconds()),
                String.valueOf(row.peakMemoryMiB()));
        return cells.stream().map(ResultsFile::quoted).collect(Collectors.joining(","));
    }

    /** Nothing if the line is torn. */
    static Optional<BenchRow> row(String line) {
        List<String> c = cells(line);
        if (c.size() != COLUMNS.size()) {
            return Optional.empty();
        }
        try {
            var run = new BenchRun(c.get(0), c.get(1), c.get(2), Long.parseLong(c.get(3)), c.get(4).equals(MARK),
                    c.get(5), Integer.parseInt(c.get(6)));
            return Optional.of(new BenchRow(run, Long.parseLong(c.get(7)), value(c.get(8)), scores(c.get(9)),
                    scores(c.get(10)), value(c.get(11)), value(c.get(12)), value(c.get(13)),
                    Long.parseLong(c.get(14))));
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    private static String scores(Map<String, Double> scores) {
        return scores.entrySet().stream().map(e -> e.getKey() + "=" + number(e.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Double> scores(String cell) {
        var scores = new LinkedHashMap<String, Double>();
        for (String pair : cell.isEmpty() ? new String[0] : cell.split(" ")) {
            int at = pair.indexOf('=');
            scores.put(pair.substring(0, Math.max(0, at)), value(pair.substring(at + 1)));
        }
        return scores;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static double value(String cell) { return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell); }

    private static String quoted(String cell) {
        boolean isPlain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0;
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean isDoubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (isDoubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return quoted ? List.of() : cells;
    }
}
