package limn.annotator.format;

import limn.annotator.store.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;

/** Image files on their way into a project. */
public final class LayoutImages {
    private LayoutImages() {}

    /**
     * Adds the pictures of a folder; what cannot be read is left out with a reason. New images are for training.
     *
     * @param others folders in it whose pictures are no images
     * @param notices gets images of which only the first page or frame is taken
     */
    static List<ImageItem> take(Project project, Path folder, Set<Path> others, boolean copy, List<Skipped> skipped,
            List<Skipped> notices, Consumer<String> progress) {
        Set<Path> avoided = new HashSet<>(others);
        avoided.addAll(List.of(project.thumbnails(), project.runs()));
        Set<String> stems = new HashSet<>();
        project.images().forEach(item -> stems.add(Names.folded(item.name())));
        var added = new ArrayList<NewImage>();
        for (Path file : ImageScan.find(folder, avoided, skipped)) {
            String label = folder.relativize(file).toString();
            progress.accept(label);
            try {
                added.add(examined(project, file, copy, stems, notice -> notices.add(new Skipped(label, notice))));
            } catch (ImageFormatException e) {
                skipped.add(new Skipped(label, e.reason()));
            } catch (IOException e) {
                skipped.add(new Skipped(label, Reason.of(Kind.FILE_UNREADABLE, ImageFiles.detail(e))));
            }
        }
        return project.addImages(added);
    }

    /**
     * A picture that was found sound, for training until somebody says otherwise. Its name is that of the file without ending; with it
     * where another image has that name.
     *
     * @param copy whether its file is copied into the project
     * @param stems the names in use, {@linkplain Names#folded folded}; the new one is added
     * @param notice told if only the first page or frame is taken
     */
    public static NewImage examined(Project project, Path file, boolean copy, Set<String> stems,
            Consumer<Reason> notice) throws IOException {
        ImageFiles.Facts facts = ImageFiles.facts(file);
        Size size = facts.size();
        String digest = digest(file);
        Path place = copy ? copied(project, file, digest) : file;
        String name = file.getFileName().toString();
        boolean free = stems.add(Names.folded(Names.stem(name)));
        if (facts.pictures() > 1) {
            notice.accept(Reason.of(Kind.PICTURE_PAGES, facts.pictures()));
        }
        return new NewImage(place, free ? Names.stem(name) : name, size.width(), size.height(), digest, Split.TRAIN);
    }

    /** The file in the project's own folder of images, copied there unless it is there already. */
    private static Path copied(Project project, Path file, String digest) throws IOException {
        Path own = project.folder().resolve("images");
        if (file.toAbsolutePath().normalize().startsWith(own)) {
            return file;
        }
        String name = file.getFileName().toString();
        String ending = name.substring(Names.stem(name).length());
        Path target = own.resolve(name);
        for (int i = 2; Files.exists(target); i++) {
            if (digest(target).equals(digest)) {
                return target;
            }
            target = own.resolve(Names.stem(name) + "-" + i + ending);
        }
        AtomicFiles.write(target, out -> Files.copy(file, out));
        return target;
    }

    /** The sha-256 of a file, hexadecimal. */
    static String digest(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
