package limn.annotator.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables as text, RFC 4180. Reads any line ends and a byte order mark. A cell that a spreadsheet would run as a formula gets an
 * apostrophe in front when written and loses it when read.
 */
public final class Csv {
    /** One record and the line of the file on which it starts, from 1. */
    public record Row(int line, List<String> cells) {}

    private Csv() {}

    /** The records of a text; empty lines are left out. */
    public static List<Row> parse(String text) {
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        int line = 1;
        int start = 1;
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = from; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i < text.length()) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty() && !wasQuoted) {
                quoted = true;
                wasQuoted = true;
            } else if (c == ',' || c == '\n' || c == '\r') {
                cells.add(unescape(cell.toString()));
                boolean empty = cells.size() == 1 && cell.isEmpty() && !wasQuoted;
                cell.setLength(0);
                wasQuoted = false;
                if (c != ',') {
                    if (!empty) {
                        rows.add(new Row(start, List.copyOf(cells)));
                    }
                    cells.clear();
                }
            } else {
                cell.append(c);
            }
            boolean lineEnds = i < text.length()
                    && (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            line += lineEnds ? 1 : 0;
            start = cells.isEmpty() && cell.isEmpty() && !quoted ? line : start;
        }
        return rows;
    }

    /** One record with its line end. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::quote).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quote(String cell) {
        String safe = startsFormula(cell) ? "'" + cell : cell;
        boolean needed = safe.isEmpty() || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || safe.startsWith("\uFEFF");
        return needed ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static String unescape(String cell) {
        return cell.startsWith("'") && startsFormula(cell) ? cell.substring(1) : cell;
    }

    /** Whether a formula stands behind any number of apostrophes, so that escaping can be taken back exactly. */
    private static boolean startsFormula(String cell) {
        int i = 0;
        while (i < cell.length() && cell.charAt(i) == '\'') {
            i++;
        }
        return i < cell.length() && "=+-@\t\r".indexOf(cell.charAt(i)) >= 0;
    }
}
