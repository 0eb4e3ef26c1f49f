package limn.app.window;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.view.Pyramid;

/**
 * Pictures ready to be shown: those shown last and those that may be wanted next, within a budget of bytes. Whoever wants one waits
 * for it in a thread of his own; what is only expected is decoded by one thread, which drops what is not expected any more.
 * Thread-safe.
 */
final class PictureCache implements AutoCloseable {
    /** Makes a picture. */
    interface Decoder {
        /** @param outdated whether nobody wants it any more; then throws CancellationException */
        Pyramid decode(ImageItem item, BooleanSupplier outdated) throws IOException;
    }

    private static final class Load {
        final CompletableFuture<Pyramid> result = new CompletableFuture<>();
        final AtomicBoolean dropped = new AtomicBoolean();
        final boolean expected;
        long bytes;

        Load(boolean expected) { this.expected = expected; }
    }

    private final Decoder decoder;
    private final long budget;
    private final Map<ImageId, Load> loads = new LinkedHashMap<>(16, 0.75f, true);
    private final ExecutorService ahead = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pictures-ahead").factory());

    /** @param budget bytes of pixels to keep; the picture used last is kept however large it is */
    PictureCache(Decoder decoder, long budget) {
        this.decoder = decoder;
        this.budget = budget;
    }

    /** Bytes that a picture with its smaller levels takes. */
    static long bytes(int width, int height) {
        return (long) width * height * 16 / 3;
    }

    /**
     * The picture of an image; waits for it. Whatever else is being decoded ahead is dropped, so that it comes sooner.
     *
     * @param outdated whether it is not wanted any more; then CancellationException
     */
    Pyramid get(ImageItem item, BooleanSupplier outdated) throws IOException {
        Load load;
        boolean mine = false;
        synchronized (loads) {
            dropOthers(List.of(item));
            load = loads.get(item.id());
            if (load == null) {
                load = new Load(false);
                loads.put(item.id(), load);
                mine = true;
            }
        }
        if (mine) {
            Load own = load;
            decode(item, own, () -> own.dropped.get() || outdated.getAsBoolean());
        }
        return await(load);
    }

    /** Decodes images ahead, in order; of what was expected before, what is not among them is dropped. */
    void expect(List<ImageItem> items) {
        synchronized (loads) {
            dropOthers(items);
            long wanted = 0;
            for (ImageItem item : items) {
                wanted += bytes(item.width(), item.height());
                if (wanted <= budget / 2 && !loads.containsKey(item.id()) && !ahead.isShutdown()) {
                    var load = new Load(true);
                    loads.put(item.id(), load);
                    ahead.execute(() -> decode(item, load, load.dropped::get));
                }
            }
        }
    }

    /** Whether a picture is there. */
    boolean has(ImageId id) {
        synchronized (loads) {
            Load load = loads.get(id);
            return load != null && load.result.isDone();
        }
    }

    /** Bytes of the pictures that are kept. */
    long bytes() {
        synchronized (loads) {
            return loads.values().stream().mapToLong(l -> l.bytes).sum();
        }
    }

    private void dropOthers(List<ImageItem> wanted) {
        Iterator<Map.Entry<ImageId, Load>> entries = loads.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<ImageId, Load> entry = entries.next();
            Load load = entry.getValue();
            boolean open = load.expected && !load.result.isDone();
            if (open && wanted.stream().noneMatch(item -> item.id().equals(entry.getKey()))) {
                load.dropped.set(true);
                entries.remove();
            }
        }
    }

    private void decode(ImageItem item, Load load, BooleanSupplier outdated) {
        try {
            if (outdated.getAsBoolean()) {
                throw new CancellationException();
            }
            Pyramid pyramid = decoder.decode(item, outdated);
            synchronized (loads) {
                load.bytes = bytes(item.width(), item.height());
                load.result.complete(pyramid);
                evict(item.id());
            }
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            synchronized (loads) {
                loads.remove(item.id(), load);
            }
            load.result.completeExceptionally(failed);
        }
    }

    /** Drops what was used longest ago. */
    private void evict(ImageId kept) {
        long total = bytes();
        Iterator<Map.Entry<ImageId, Load>> entries = loads.entrySet().iterator();
        while (total > budget && entries.hasNext()) {
            Map.Entry<ImageId, Load> entry = entries.next();
            if (entry.getValue().bytes > 0 && !entry.getKey().equals(kept)) {
                total -= entry.getValue().bytes;
                entries.remove();
            }
        }
    }

    private static Pyramid await(Load load) throws IOException {
        try {
            return load.result.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException refused -> throw refused;
                case OutOfMemoryError full -> throw new IOException("not enough memory for the picture", full);
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    @Override
    public void close() {
        synchronized (loads) {
            loads.values().forEach(load -> load.dropped.set(true));
            loads.clear();
        }
        ahead.shutdownNow();
    }
}
