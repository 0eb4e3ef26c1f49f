package limn.annotator.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;

/**
 * Any bytes as a mask file: a mask that is written and read back unchanged, or a refusal with a reason. Checksums are mended first, or
 * nothing would get past them. A target of Jazzer, see docs/reliability.md.
 */
public final class MaskFuzz {
    private static final Path FILE = Scratch.file("mask");
    private static final Path AGAIN = Scratch.file("again");

    private MaskFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(FILE, mended(input));
        Mask mask;
        try {
            mask = MaskPng.read(FILE);
        } catch (ImageFormatException refused) {
            return;
        }
        MaskPng.write(AGAIN, mask, ClassCatalog.empty().withNew("a"));
        if (!MaskPng.read(AGAIN).equals(mask)) {
            throw new AssertionError("another mask came back");
        }
    }

    private static byte[] mended(byte[] file) {
        byte[] png = file.clone();
        ByteBuffer out = ByteBuffer.wrap(png);
        int at = 8;
        while (PngChunks.isPng(png) && at + 12L <= png.length) {
            int length = out.getInt(at);
            if (length < 0 || at + 12L + length > png.length) {
                break;
            }
            var crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            out.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        return png;
    }
}
