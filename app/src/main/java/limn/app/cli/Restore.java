package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.store.Backup;
import limn.annotator.store.Backups;
import limn.annotator.store.Rescue;
import limn.app.text.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the backups of a project, or brings one of them back. */
@Command(name = "restore")
final class Restore extends Action {
    @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Parameters(index = "1", arity = "0..1", paramLabel = "BACKUP", descriptionKey = "backup")
    private @Nullable String wanted;

    @Override
    int run(Console console) throws Exception {
        Path folder = Files.isRegularFile(project) ? project.toAbsolutePath().getParent() : project;
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError("noFolder", project);
        }
        List<Backup> all = Backups.of(folder);
        String asked = wanted;
        if (asked == null) {
            list(console, folder, all);
            return DONE;
        }
        Backup backup = find(folder, all, asked);
        Path kept = Rescue.restore(folder, backup);
        console.result(Map.of("restored", backup.number(), "kept", kept.toString()),
                List.of(console.texts().get("cli.restored", words(console, backup), kept)));
        return DONE;
    }

    private static void list(Console console, Path folder, List<Backup> all) throws IOException {
        var facts = new ArrayList<Map<String, ?>>();
        var lines = new ArrayList<String>();
        for (Backup backup : all) {
            var fact = new LinkedHashMap<String, Object>();
            fact.put("number", backup.number());
            fact.put("reason", word(backup));
            fact.put("at", backup.at().toString());
            fact.put("file", backup.file().toString());
            fact.put("bytes", Files.size(backup.file()));
            facts.add(fact);
            lines.add(words(console, backup));
        }
        lines.add(all.isEmpty()
                ? console.texts().get("cli.restore.none", folder)
                : console.texts().get("cli.restore.how", folder));
        console.result(Map.of("backups", facts), lines);
    }

    private static Backup find(Path folder, List<Backup> all, String asked) throws UserError {
        return all.stream()
                .filter(b -> asked.equals("latest") || b.name().equals(asked)
                        || String.valueOf(b.number()).equals(asked))
                .findFirst().orElseThrow(() -> new UserError("noBackup", asked, folder));
    }

    /** Number, time and reason, in one line. */
    private static String words(Console console, Backup backup) {
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(console.texts().locale()).format(backup.at().atZone(ZoneId.systemDefault()));
        return console.texts().get("cli.backup", backup.number(), at, console.texts().get("backup." + word(backup)));
    }

    private static String word(Backup backup) {
        return switch (backup.reason()) {
            case WORK -> "work";
            case BEFORE_IMPORT -> "beforeImport";
            case BEFORE_RESTORE -> "beforeRestore";
            case BEFORE_MERGE -> "beforeMerge";
            case BEFORE_REPAIR -> "beforeRepair";
        };
    }
}
