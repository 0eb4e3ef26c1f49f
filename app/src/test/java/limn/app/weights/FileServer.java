package limn.app.weights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Stands for the publisher: redirects every path to its store, which knows ranges. All on this machine. */
public final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final byte[] content;
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private volatile String stated = "";
    private volatile int status = 200;
    private volatile int breakAfter = Integer.MAX_VALUE;
    private volatile boolean ignoresRanges;

    public FileServer(byte[] content) throws IOException {
        this.content = content.clone();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::redirect);
        server.createContext("/store/", this::send);
        server.start();
    }

    public URI address() { return URI.create("http://127.0.0.1:" + server.getAddress().getPort()); }

    /** The header with which it states the checksum; empty for none. */
    public FileServer stating(String sha256) {
        stated = sha256;
        return this;
    }

    public FileServer answering(int code) {
        status = code;
        return this;
    }

    /** Breaks the connection after so many bytes of an answer. */
    public FileServer breakingAfter(int bytes) {
        breakAfter = bytes;
        return this;
    }

    public FileServer ignoringRanges() {
        ignoresRanges = true;
        return this;
    }

    /** The ranges that were asked for, "" for the whole file. */
    public List<String> ranges() {
        return List.copyOf(ranges);
    }

    @Override
    public void close() { server.stop(0); }

    private void redirect(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!stated.isEmpty()) {
                exchange.getResponseHeaders().set("X-Linked-ETag", '"' + stated + '"');
            }
            exchange.getResponseHeaders().set("Location", "/store" + exchange.getRequestURI());
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "" : range);
            int from = range == null || ignoresRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (status != 200) {
                exchange.sendResponseHeaders(status, -1);
            } else if (from > 0 && from >= content.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
            } else {
                if (from > 0) {
                    exchange.getResponseHeaders().set("Content-Range",
                            "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
                }
                exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
                int to = (int) Math.min(content.length, (long) from + breakAfter);
                exchange.getResponseBody().write(Arrays.copyOfRange(content, from, to));
            }
        }
    }
}
