package limn.engine.net;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Weights that do not fit the network, or can't be read. The lists hold tensor names; differing ones with both shapes. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Path> file;
    private final transient List<String> missing;
    private final transient List<String> unexpected;
    private final transient List<String> differing;

    WeightsException(Optional<Path> file, List<String> missing, List<String> unexpected, List<String> differing) {
        super(file.map(path -> path + ": ").orElse("") + "the weights do not fit the network"
                + part("missing", missing) + part("not known", unexpected) + part("of another shape", differing));
        this.file = file;
        this.missing = List.copyOf(missing);
        this.unexpected = List.copyOf(unexpected);
        this.differing = List.copyOf(differing);
    }

    WeightsException(Path file, Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.file = Optional.of(file);
        missing = List.of();
        unexpected = List.of();
        differing = List.of();
    }

    public Optional<Path> file() { return file; }

    public List<String> missing() { return missing; }

    public List<String> unexpected() { return unexpected; }

    public List<String> differing() { return differing; }

    private static String part(String what, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String rest = names.size() > 5 ? " and " + (names.size() - 5) + " more" : "";
        return "; " + what + ": " + String.join(", ", names.subList(0, Math.min(5, names.size()))) + rest;
    }
}
