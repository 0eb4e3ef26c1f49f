package limn.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.format.ImportReport;
import limn.annotator.format.Skipped;
import limn.annotator.store.Project;
import limn.app.text.ReasonWords;

/** Results that several commands share. */
final class Reports {
    private Reports() {}

    /** Says what was imported and names what was not. @return 3 if anything was left out, else 0 */
    static int imported(Console console, Project project, ImportReport report) {
        var words = new ReasonWords(console.texts());
        report.notices().forEach(n -> console.say("cli.notice", n.file(), words.of(n.reason())));
        leftOut(console, report.skipped());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("project", project.folder().toString());
        facts.put("classes", project.classes().size());
        facts.put("images", report.images());
        facts.put("masks", report.masks());
        facts.put("tagged", report.tagged());
        facts.put("skipped", skipped(console, report.skipped()));
        facts.put("notices", skipped(console, report.notices()));
        var lines = new ArrayList<String>();
        lines.add(console.texts().get("cli.imported", project.folder(), report.images(), report.masks(),
                report.tagged(), project.classes().size()));
        if (!report.skipped().isEmpty()) {
            lines.add(console.texts().get("cli.skippedCount", report.skipped().size()));
        }
        console.result(facts, lines);
        return report.skipped().isEmpty() ? Action.DONE : Action.SKIPPED;
    }

    /** Names what was left out. */
    static void leftOut(Console console, List<Skipped> skipped) {
        var words = new ReasonWords(console.texts());
        skipped.forEach(s -> console.say("cli.skipped", s.file(), words.of(s.reason())));
    }

    /** What was left out, for JSON. */
    static List<Map<String, String>> skipped(Console console, List<Skipped> skipped) {
        var words = new ReasonWords(console.texts());
        return skipped.stream().map(s -> Map.of("file", s.file(), "kind", ReasonWords.name(s.reason().kind()), "reason",
                words.of(s.reason()))).toList();
    }

    /** A share as people read it. */
    static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(java.util.Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A number for JSON, which knows no NaN. */
    static @org.jspecify.annotations.Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static String shown(Path path) { return path.toAbsolutePath().normalize().toString(); }
}
