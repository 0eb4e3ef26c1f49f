package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.store.Access;
import limn.annotator.store.Backup;
import limn.annotator.store.MergeReport;
import limn.annotator.store.Project;
import limn.annotator.store.ProjectMerge;
import limn.app.text.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Joins the labels of another copy of a project into it. */
@Command(name = "merge")
final class Merge extends Action {
    @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "merge-into")
    private Path project = Path.of("");
    @Parameters(index = "1", paramLabel = "COPY", descriptionKey = "merge-from")
    private Path copy = Path.of("");

    @Override
    int run(Console console) throws Exception {
        if (Files.exists(project) && Files.exists(copy) && Files.isSameFile(project, copy)) {
            throw new UserError("mergeSame", project);
        }
        try (Project here = Project.open(project, Access.MUST_WRITE); Project there = Project.open(copy, Access.READ)) {
            Backup kept = here.backups().make(Backup.Reason.BEFORE_MERGE);
            var progress = new WatchLine(console);
            MergeReport report = ProjectMerge.merge(here, there, progress.on("cli.merging"));
            progress.end();
            tell(console, here, kept, report);
            return report.conflicts().isEmpty() ? DONE : SKIPPED;
        }
    }

    private static void tell(Console console, Project here, Backup kept, MergeReport report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("project", here.folder().toString());
        facts.put("images", report.images());
        facts.put("imagesAdded", report.added());
        facts.put("tiles", report.tiles());
        facts.put("tags", report.tags());
        facts.put("verdicts", report.verdicts());
        facts.put("classesAdded", report.classesAdded());
        facts.put("backup", kept.number());
        var conflicts = new ArrayList<Map<String, ?>>();
        var lines = new ArrayList<String>();
        for (MergeReport.Conflict conflict : report.conflicts()) {
            String words = console.texts().get("merge." + name(conflict.kind()), conflict.image(), conflict.count(),
                    conflict.taken(), conflict.detail());
            lines.add(words);
            conflicts.add(Map.of("kind", name(conflict.kind()), "image", conflict.image(), "count", conflict.count(),
                    "taken", conflict.taken(), "detail", conflict.detail(), "words", words));
        }
        facts.put("conflicts", conflicts);
        lines.add(console.texts().get("cli.merged", report.images(), report.added(), report.tiles(), report.tags(),
                report.classesAdded().isEmpty() ? "-" : String.join(", ", report.classesAdded()),
                report.conflicts().size(), report.verdicts()));
        lines.add(console.texts().get("cli.merge.kept", here.folder(), kept.number()));
        console.result(facts, List.copyOf(lines));
    }

    private static String name(MergeReport.Kind kind) {
        return switch (kind) {
            case MASK -> "mask";
            case MASK_UNDATED -> "maskUndated";
            case TAG -> "tag";
            case TAG_UNDATED -> "tagUndated";
            case NOTE -> "note";
            case STATE -> "state";
            case IMAGE -> "image";
        };
    }
}
