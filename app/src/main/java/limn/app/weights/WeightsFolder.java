package limn.app.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import limn.annotator.store.AtomicFiles;
import limn.app.data.LimnHome;
import limn.app.text.UserError;
import limn.engine.net.EncoderFit;

/** The folder where weights of encoders lie, each under a name that training understands. */
public final class WeightsFolder {
    private static final String ENDING = ".safetensors";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
    private final Path path;

    public WeightsFolder(Path path) { this.path = path.toAbsolutePath().normalize(); }

    /** {@code weights} in the {@linkplain LimnHome folder of this person}. */
    public static WeightsFolder ofUser() {
        return new WeightsFolder(LimnHome.folder().resolve("weights"));
    }

    public Path path() { return path; }

    /** Letters, digits, dots, dashes and underscores: no path. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.endsWith(ENDING);
    }

    /** Where weights of this name lie or will lie. */
    public Path file(String name) {
        return path.resolve(name + ENDING);
    }

    /** What a download has brought so far. */
    Path part(String name) { return path.resolve(name + ".part"); }

    /** The file of a name, if it is here. */
    public Optional<Path> find(String name) {
        return Optional.of(name).filter(WeightsFolder::isName).map(this::file).filter(Files::isRegularFile);
    }

    /** The names of all that is here. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length())).filter(WeightsFolder::isName)
                    .sorted().toList();
        }
    }

    /** The name for a file that nobody named: that of known weights with its checksum, or else its own. */
    public static String nameFor(Path file, String sha256) {
        String own = String.valueOf(file.getFileName());
        return KnownWeights.all().stream().filter(known -> known.sha256().equals(Optional.of(sha256))).findFirst()
                .map(KnownWeights::name)
                .orElse(own.endsWith(ENDING) ? own.substring(0, own.length() - ENDING.length()) : own);
    }

    /**
     * Copies a file here; a second time changes nothing.
     *
     * @param fit what was found in the file @param sha256 its checksum
     * @throws UserError if the name belongs to other weights
     */
    public Path add(Path file, String name, EncoderFit fit, String sha256) throws IOException, UserError {
        Optional<KnownWeights> known = KnownWeights.find(name);
        if (known.isPresent() && (!known.get().isLike(fit)
                || !known.get().sha256().orElse(sha256).equals(sha256))) {
            throw new UserError("weightsTaken", name, known.get().page());
        }
        Path target = file(name);
        if (Files.exists(target)) {
            if (Files.mismatch(file, target) >= 0) {
                throw new UserError("weightsExist", name, target);
            }
            return target;
        }
        AtomicFiles.write(target, out -> Files.copy(file, out));
        return target;
    }
}
