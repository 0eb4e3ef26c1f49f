package limn.annotator.format;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Decodes through a plug-in of ImageIO that is chosen by name, so that nothing on the class path changes how a picture looks: TIFF and
 * JPEG with a CMYK profile by TwelveMonkeys, everything else, and TIFF of fractions, by the Java platform.
 */
final class ReaderDecoder implements Decoder {
    private final ImageReader reader;
    private final ImageInputStream in;
    private final Orientation said;
    private final boolean tiff;
    private final boolean isPaged;
    private final JpegColours colours;

    /**
     * @param said how the picture is turned, except for TIFF, which says it in its metadata
     * @param in closed with this, also when this cannot be made
     */
    static ReaderDecoder open(ImageKind kind, JpegColours colours, Orientation said, ImageInputStream in)
            throws IOException {
        try {
            boolean tiff = kind == ImageKind.TIFF;
            ImageReader reader = reader(switch (kind) {
                case PNG -> platform("png");
                case GIF -> platform("gif");
                case BMP -> platform("bmp");
                case JPEG ->
                    colours == JpegColours.PROFILE ? JPEGImageReaderSpi.class::isInstance : platform("jpeg");
                case TIFF -> isBig(in) ? BigTIFFImageReaderSpi.class::isInstance : TIFFImageReaderSpi.class::isInstance;
                case WEBP -> throw new IllegalArgumentException("WebP has a decoder of its own");
            }, in, !tiff);
            if (tiff && isFraction(reader)) {
                reader.dispose();
                in.seek(0);
                reader = reader(platform("tif"), in, false);
            }
            return new ReaderDecoder(reader, in, said, tiff, tiff || kind == ImageKind.GIF, colours);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private ReaderDecoder(ImageReader reader, ImageInputStream in, Orientation said, boolean tiff,
            boolean isPaged, JpegColours colours) {
        this.reader = reader;
        this.in = in;
        this.said = said;
        this.tiff = tiff;
        this.isPaged = isPaged;
        this.colours = colours;
    }

    private static ImageReader reader(Predicate<ImageReaderSpi> which, ImageInputStream in, boolean ignoreMetadata)
            throws IOException {
        ImageReader reader = spi(which).createReaderInstance();
        reader.setInput(in, false, ignoreMetadata);
        return reader;
    }

    /** Whether samples have fractions, which TwelveMonkeys cuts off at 0 and 1. */
    private static boolean isFraction(ImageReader reader) throws IOException {
        int sample = type(reader).getSampleModel().getTransferType();
        return sample == DataBuffer.TYPE_FLOAT || sample == DataBuffer.TYPE_DOUBLE;
    }

    private static boolean isBig(ImageInputStream in) throws IOException {
        in.mark();
        var start = new byte[4];
        in.readFully(start);
        in.reset();
        return start[2] == '+' || start[3] == '+';
    }

    private static Predicate<ImageReaderSpi> platform(String format) {
        return spi -> "java.desktop".equals(spi.getClass().getModule().getName())
                && format.equals(spi.getFormatNames()[0].toLowerCase(java.util.Locale.ROOT));
    }

    private static ImageReaderSpi spi(Predicate<ImageReaderSpi> wanted) throws IIOException {
        Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class,
                false);
        while (all.hasNext()) {
            ImageReaderSpi spi = all.next();
            if (wanted.test(spi)) {
                return spi;
            }
        }
        throw new IIOException("this Java has no decoder for it");
    }

    @Override
    public int width() throws IOException { return reader.getWidth(0); }

    @Override
    public int height() throws IOException { return reader.getHeight(0); }

    @Override
    public int pictures() throws IOException { return isPaged ? reader.getNumImages(true) : 1; }

    @Override
    public int samples() throws IOException { return areInks() ? 4 : type(reader).getNumComponents(); }

    @Override
    public int bits() throws IOException {
        return areInks() ? 7 * Byte.SIZE : type(reader).getColorModel().getPixelSize();
    }

    private boolean areInks() { return colours == JpegColours.CMYK || colours == JpegColours.YCCK; }

    private static ImageTypeSpecifier type(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            throw new IIOException("no such colours are known");
        }
        return types.next();
    }

    @Override
    public Orientation orientation() throws IOException {
        return tiff ? Orientation.ofName(standard("ImageOrientation", "value")) : said;
    }

    @Override
    public boolean whiteIsZero() throws IOException {
        return tiff && "FALSE".equalsIgnoreCase(standard("BlackIsZero", "value"));
    }

    /** More than 8 bits depend on all pixels (see {@link SampleWindow}); of a TIFF only whole bytes can be left out. */
    @Override
    public boolean canSkip() throws IOException {
        return bits() <= Byte.SIZE * samples() && (!tiff || standard("BitsPerSample", "value").matches("8( 8)*"));
    }

    /** An attribute of the metadata in the form that all plug-ins share, or "". */
    private String standard(String element, String attribute) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(0);
        if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
            return "";
        }
        var tree = (Element) metadata.getAsTree("javax_imageio_1.0");
        NodeList found = tree.getElementsByTagName(element);
        return found.getLength() == 0 ? "" : ((Element) found.item(0)).getAttribute(attribute);
    }

    @Override
    public BufferedImage read(int stepX, int stepY, BooleanSupplier outdated) throws IOException {
        reader.addIIOReadProgressListener(new StopWhenOutdated(outdated));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(stepX, stepY, 0, 0);
        return areInks() ? colours.rgb(reader.readRaster(0, param)) : reader.read(0, param);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
