package limn.app.weights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import limn.engine.net.EncoderFit;

/**
 * Weights that somebody publishes and that fit an encoder. All are files {@code model.safetensors} of the timm project on
 * Hugging Face, learned from ImageNet-1k. Sizes, checksums and revisions were read from Hugging Face's page of the file
 * and from programs that pin them; where none was found, the publisher's own statement counts.
 *
 * @param name also that of the file in the folder of weights
 * @param network one of {@link limn.engine.net.EncoderLayout#networks()}
 * @param width that the network has to have; 1 unless it is a MobileNetV2
 * @param revision the commit that is fetched, or {@code main}
 * @param megabytes size, 10^6 bytes, as the publisher shows it
 * @param bytes exact size, if known beforehand
 * @param sha256 checksum, if known beforehand; else the publisher states it when the file is fetched
 */
public record KnownWeights(String name, String network, double width, String repository, String revision,
        double megabytes, OptionalLong bytes, String licence, Optional<String> sha256) {
    /** Where weights come from. */
    public static final URI PUBLISHER = URI.create("https://huggingface.co");

    private static final List<KnownWeights> ALL = List.of(
            pinned("mobilenet_v2", "timm/mobilenetv2_100.ra_in1k", "5afa12513b048c79b9147a5d210e9bdc50035481", 14.2,
                    14_184_144, "apache-2.0", "55ea4fb3a96010b933710ebf44fc965b070d5cd054d3f35e44f2d1320b4a714e"),
            new KnownWeights("mobilenet_v2_140", "mobilenet_v2", 1.4, "timm/mobilenetv2_140.ra_in1k",
                    "008fa2eb59c0080738c65898a7666059e11c0a75", 24.7, OptionalLong.empty(), "apache-2.0",
                    Optional.empty()),
            pinned("resnet18", "timm/resnet18.tv_in1k", "bbd144b3e5565108aad885f145491d11bc6ce807", 46.8, 46_807_446,
                    "bsd-3-clause", "694f673df6520a3158624e8a89af086f59923ee4cd7436fe5bc3bc71d295ad81"),
            pinned("resnet34", "timm/resnet34.tv_in1k", "1b7b21cca82ff974d341713f777bf740c2db38c4", 87.3, 87_278_522,
                    "bsd-3-clause", "0bb82595a564991a9d424708b33f5d843f5aaed7f6c0886ff10849ff97022235"),
            pinned("resnet50", "timm/resnet50.tv_in1k", "78f3ecfdb38e06d9b8397f662e7ab8fee96026fa", 102, 102_469_840,
                    "bsd-3-clause", "5d061a3c593d795bfe682d9b152bafbcf550579873492def3515b46db1189888"),
            new KnownWeights("resnet50s", "resnet50s", 1, "timm/resnet50s.gluon_in1k",
                    "90ea557e6163cf853c8f9fbba602ddb9348e74b7", 103, OptionalLong.empty(), "apache-2.0",
                    Optional.empty()),
            new KnownWeights("resnet101", "resnet101", 1, "timm/resnet101.tv_in1k", "main", 179, OptionalLong.empty(),
                    "bsd-3-clause", Optional.empty()),
            new KnownWeights("resnet101s", "resnet101s", 1, "timm/resnet101s.gluon_in1k",
                    "d22a5724a07d2e87b1491825c635150f993b9d97", 179, OptionalLong.empty(), "apache-2.0",
                    Optional.of("71b3a168cb34fe67abf5e19d1f80f7f893675d7ef7006b6561f2e536cb07b924")));

    private static KnownWeights pinned(String network, String repository, String revision, double megabytes, long bytes,
            String licence, String sha256) {
        return new KnownWeights(network, network, 1, repository, revision, megabytes, OptionalLong.of(bytes), licence,
                Optional.of(sha256));
    }

    /** Whether a file holds such weights. */
    public boolean isLike(EncoderFit fit) {
        return fit.fits() && network.equals(fit.network()) && width == fit.width();
    }

    /** All of them, smallest first. */
    public static List<KnownWeights> all() { return ALL; }

    public static Optional<KnownWeights> find(String name) {
        return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    public static List<String> names() { return ALL.stream().map(KnownWeights::name).toList(); }

    /** What a person may read about them. */
    public URI page() { return PUBLISHER.resolve("/" + repository); }

    /** The file itself. @param publisher {@link #PUBLISHER}, or a mirror with the same paths */
    public URI address(URI publisher) {
        String base = publisher.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + repository + "/resolve/" + revision
                + "/model.safetensors");
    }
}
