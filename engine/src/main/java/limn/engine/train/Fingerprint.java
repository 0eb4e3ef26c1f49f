package limn.engine.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import limn.engine.data.LabelMap;
import limn.engine.data.Surveyed;
import limn.engine.data.UnreadableSampleException;

/** Short names made of content: the first 16 hex digits of SHA-256. */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** A file name for an image name, whatever letters it has. */
    static String of(String name) {
        return text(sha256(), name.getBytes(StandardCharsets.UTF_8));
    }

    /** Of what people have said of an image: every pixel of its mask, every tag. */
    static String ofLabels(Surveyed image) throws UnreadableSampleException {
        MessageDigest digest = sha256();
        for (int c = 0; c < image.tags().classCount(); c++) {
            digest.update((byte) image.tags().of(c).ordinal());
        }
        Optional<LabelMap> drawn = image.labels();
        return text(digest, drawn.isPresent() ? drawn.get().labels() : new byte[0]);
    }

    private static String text(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
