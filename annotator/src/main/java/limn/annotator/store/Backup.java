package limn.annotator.store;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of a project as it was, a file in the folder {@code backups}.
 *
 * @param number the larger, the later it was made; clocks may go back, numbers do not
 * @param at when it was made, by the clock of the computer
 */
public record Backup(int number, Reason reason, Instant at, Path file) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("(\\d{4,9})-([a-z-]+)-(\\d{8}T\\d{6}Z)\\.limn");

    /** Why a copy was made. */
    public enum Reason {
        /** From time to time while somebody works. */
        WORK,
        /** Before an import changed the project. */
        BEFORE_IMPORT,
        /** Before another copy took its place. */
        BEFORE_RESTORE,
        /** Before the labels of another copy of the project were joined into it. */
        BEFORE_MERGE,
        /** Before something was repaired. */
        BEFORE_REPAIR;

        String word() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }
    }

    /** The name of its file. */
    public String name() { return Objects.requireNonNull(file.getFileName()).toString(); }

    static Backup in(Path folder, int number, Reason reason, Instant at) {
        String name = String.format(Locale.ROOT, "%04d-%s-%s.limn", number, reason.word(), STAMP.format(at));
        return new Backup(number, reason, at, folder.resolve(name));
    }

    /** The backup that a file is, if its name says that it is one. */
    static Optional<Backup> of(Path file) {
        Matcher name = NAME.matcher(Objects.requireNonNull(file.getFileName()).toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        for (Reason reason : Reason.values()) {
            if (reason.word().equals(name.group(2))) {
                try {
                    Instant at = Instant.from(STAMP.parse(name.group(3)));
                    return Optional.of(new Backup(Integer.parseInt(name.group(1)), reason, at, file));
                } catch (DateTimeException noTime) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
