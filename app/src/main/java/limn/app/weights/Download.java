package limn.app.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limn.app.text.UserError;
import limn.engine.net.EncoderFit;

/**
 * Fetches known weights. What arrives goes into {@code NAME.part}, where a later attempt goes on; the file gets its name
 * when its SHA-256 is right. The expected one is known beforehand, or is the publisher's own statement: the header
 * {@code X-Linked-ETag} of the answer that redirects to the file, as Hugging Face sends it.
 */
public final class Download {
    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** @param done bytes that are here @param total bytes of the whole file, -1 if nobody says */
        void at(long done, long total);
    }

    /** @param sha256 the checksum, which is right */
    public record Fetched(Path file, String sha256) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+)");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final KnownWeights weights;
    private final URI address;
    private final WeightsFolder folder;
    private final Path part;
    private final Progress progress;

    /** @param publisher {@link KnownWeights#PUBLISHER}, or a mirror with the same paths */
    public Download(KnownWeights weights, URI publisher, WeightsFolder folder, Progress progress) {
        this.weights = weights;
        this.address = weights.address(publisher);
        this.folder = folder;
        this.part = folder.part(weights.name());
        this.progress = progress;
    }

    /**
     * Fetches the file, or the rest of it.
     *
     * @throws UserError if it does not come or is not what was promised; what came of it is kept where that helps
     */
    public Fetched run() throws IOException, UserError {
        Files.createDirectories(folder.path());
        String expected;
        try (HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE).build()) {
            expected = transfer(client);
        }
        String sha256 = Checksum.sha256(part);
        if (!sha256.equals(expected)) {
            Files.delete(part);
            throw new UserError("weightsChecksum", weights.name(), expected, sha256);
        }
        EncoderFit fit = EncoderFit.of(part);
        if (!weights.isLike(fit)) {
            Files.delete(part);
            throw new UserError("weightsOther", weights.name(), address);
        }
        Path file = folder.file(weights.name());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Fetched(file, sha256);
    }

    /** Brings the part to its full length. @return the checksum that it should have */
    private String transfer(HttpClient client) throws IOException, UserError {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpResponse<InputStream> answer = ask(client, have);
        int status = answer.statusCode();
        Matcher range = RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
        boolean ranged = range.matches();
        try (InputStream body = answer.body()) {
            if (status == 200) {
                String expected = expected(answer);
                copy(body, 0, answer.headers().firstValueAsLong("Content-Length").orElse(-1));
                return expected;
            }
            if (status == 206 && ranged && String.valueOf(have).equals(range.group(1))) {
                String expected = expected(answer);
                copy(body, have, Long.parseLong(range.group(2)));
                return expected;
            }
            if (status == 416 && ranged && Long.parseLong(range.group(2)) == have) {
                return expected(answer); // it was all there
            }
        }
        if (have > 0 && (status == 206 || status == 416)) {
            Files.delete(part); // it is no part of what is offered now
            return transfer(client);
        }
        throw new UserError("weightsStatus", weights.name(), status, address);
    }

    private HttpResponse<InputStream> ask(HttpClient client, long have) throws IOException, UserError {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (IOException e) {
            throw new UserError("weightsNetwork", address.getHost(), why(e), address, weights.name());
        }
    }

    /** The checksum known beforehand, or what the publisher states; without one nothing is fetched. */
    private String expected(HttpResponse<?> answer) throws UserError {
        return weights.sha256().or(() -> stated(answer))
                .orElseThrow(() -> new UserError("weightsUnchecked", weights.name(), address));
    }

    /** What the first server says that says something, in a chain of redirects: the publisher, not who keeps its files. */
    private static Optional<String> stated(HttpResponse<?> last) {
        Optional<String> stated = Optional.empty();
        for (Optional<? extends HttpResponse<?>> at = Optional.of(last); at.isPresent(); at = at.get()
                .previousResponse()) {
            Optional<String> here = at.get().headers().firstValue("X-Linked-ETag")
                    .map(tag -> tag.replace("\"", "").toLowerCase(Locale.ROOT))
                    .filter(tag -> SHA_256.matcher(tag).matches());
            stated = here.isPresent() ? here : stated;
        }
        return stated;
    }

    private void copy(InputStream body, long from, long total) throws IOException, UserError {
        long done = from;
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(from).position(from);
            byte[] buffer = new byte[1 << 16];
            progress.at(done, total);
            for (int read = read(body, buffer, done); read >= 0; read = read(body, buffer, done)) {
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining();) {
                    out.write(bytes);
                }
                done += read;
                progress.at(done, total);
            }
            out.force(true);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(part.toString(), null, String.valueOf(e.getMessage()));
        }
        if (done < total) {
            throw cut(done, "");
        }
    }

    private int read(InputStream body, byte[] buffer, long done) throws UserError {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw cut(done, why(e));
        }
    }

    private UserError cut(long done, String why) {
        return new UserError("weightsCut", weights.name(), String.format(Locale.ROOT, "%.1f", done / 1e6), why);
    }

    /** What the deepest cause that has words says; nothing if none has. */
    private static String why(IOException failure) {
        String words = "";
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = at.getMessage();
            words = message == null || message.isBlank() ? words : message;
        }
        return words;
    }
}
