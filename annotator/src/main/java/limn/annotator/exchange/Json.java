package limn.annotator.exchange;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON files, read whole or written as a stream. */
final class Json {
    /** Larger files are read as streams or not at all. */
    static final long LARGEST = 256L << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Reads one value of many. */
    private static final JsonMapper PARTS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private Json() {}

    /** Reads a file that fits the memory. */
    static JsonNode read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LayoutException(file, Reason.of(Kind.FILE_MISSING));
        }
        if (Files.size(file) > LARGEST) {
            throw new LayoutException(file, Reason.of(Kind.FILE_TOO_LARGE));
        }
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw notJson(file, e);
        }
    }

    /** One value of a file, as bytes. */
    static JsonNode parse(byte[] value) { return MAPPER.readTree(value); }

    /** The value at which a parser stands. */
    static JsonNode parse(JsonParser parser) {
        return PARTS.readTree(parser);
    }

    /** Writes one value and the end of a line. */
    static void line(OutputStream out, Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);
        body.write(json);
        json.close();
        out.write(bytes.toByteArray());
        out.write('\n');
    }

    static JsonParser parser(java.io.InputStream in) { return FACTORY.createParser(ObjectReadContext.empty(), in); }

    /** The text at which a parser stands; "" for anything else, which is passed over whole. */
    static String text(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return "";
    }

    static LayoutException notJson(Path file, JacksonException e) {
        return new LayoutException(file, Reason.of(Kind.NOT_JSON, e.getOriginalMessage()));
    }

    /** What writes a document. */
    @FunctionalInterface
    interface Body { void write(JsonGenerator json) throws IOException; }

    /** Writes a file, atomically, as a stream. */
    static void write(Path file, Body body) throws IOException {
        AtomicFiles.write(file, out -> {
            OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), buffered);
            body.write(json);
            json.flush();
            buffered.flush();
        });
    }

    /** A number that needs no more letters than it must: whole numbers without a point. */
    static void number(JsonGenerator json, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            json.writeNumber((int) value);
        } else {
            json.writeNumber(Math.round(value * 1e4) / 1e4);
        }
    }

    /** The points of a node: a list of numbers, or of lists of two. @throws UnreadableShape if they are none */
    static double[] points(JsonNode node) throws UnreadableShape {
        boolean pairs = node.isArray() && !node.isEmpty() && node.get(0).isArray();
        var points = new double[pairs ? node.size() * 2 : node.size()];
        for (int i = 0; i < node.size(); i++) {
            if (pairs) {
                points[2 * i] = finite(node.get(i).path(0));
                points[2 * i + 1] = finite(node.get(i).path(1));
            } else {
                points[i] = finite(node.get(i));
            }
        }
        return points;
    }

    static double finite(JsonNode node) throws UnreadableShape {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
        return node.asDouble();
    }
}
