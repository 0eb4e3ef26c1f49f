package limn.app.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import limn.app.text.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final int CUT = 300_000;
    @TempDir
    Path temp;
    private WeightsFolder folder = new WeightsFolder(Path.of(""));
    private byte[] content = {};
    private String sha256 = "";
    private final List<Long> heard = new ArrayList<>();

    @BeforeEach
    void publishAFile() throws Exception {
        Path published = WeightFiles.mobileNet(temp.resolve("published.safetensors"));
        content = Files.readAllBytes(published);
        sha256 = Checksum.sha256(published);
        folder = new WeightsFolder(temp.resolve("home/weights"));
    }

    @Test
    void aFileComesThroughARedirectAndTellsHowFarItIs() throws Exception {
        try (var server = new FileServer(content)) {
            Download.Fetched fetched = download(server, known(Optional.of(sha256))).run();

            assertThat(fetched).isEqualTo(new Download.Fetched(folder.file("tiny"), sha256));
            assertThat(folder.file("tiny")).hasBinaryContent(content);
            assertThat(folder.part("tiny")).doesNotExist();
            assertThat(heard).isSorted().startsWith(0L).endsWith((long) content.length).hasSizeGreaterThan(10);
        }
    }

    @Test
    void aBrokenConnectionKeepsWhatCameAndTheNextAttemptGoesOnFromThere() throws Exception {
        try (var server = new FileServer(content).breakingAfter(CUT)) {
            UserError cut = failure(server, known(Optional.of(sha256)));

            assertThat(cut.key()).isEqualTo("weightsCut");
            assertThat(cut.arguments()).contains("tiny");
            long kept = Files.size(folder.part("tiny"));
            assertThat(kept).isBetween(1L, (long) CUT);
            assertThat(folder.file("tiny")).doesNotExist();

            heard.clear();
            server.breakingAfter(Integer.MAX_VALUE);
            download(server, known(Optional.of(sha256))).run();

            assertThat(server.ranges()).containsExactly("", "bytes=" + kept + "-");
            assertThat(heard).startsWith(kept).endsWith((long) content.length);
            assertThat(folder.file("tiny")).hasBinaryContent(content);
        }
    }

    @Test
    void aServerThatKnowsNoRangesSendsTheFileFromItsBeginning() throws Exception {
        keep(Arrays.copyOf(content, CUT));
        try (var server = new FileServer(content).ignoringRanges()) {
            download(server, known(Optional.of(sha256))).run();

            assertThat(folder.file("tiny")).hasBinaryContent(content);
        }
    }

    @Test
    void aPartThatIsCompleteIsOnlyChecked() throws Exception {
        keep(content);
        try (var server = new FileServer(content)) {
            download(server, known(Optional.of(sha256))).run();

            assertThat(server.ranges()).containsExactly("bytes=" + content.length + "-");
            assertThat(folder.file("tiny")).hasBinaryContent(content);
        }
    }

    @Test
    void aPartThatIsTooLongIsFetchedAnew() throws Exception {
        keep(Arrays.copyOf(content, content.length + 7));
        try (var server = new FileServer(content)) {
            download(server, known(Optional.of(sha256))).run();

            assertThat(server.ranges()).hasSize(2).endsWith("");
            assertThat(folder.file("tiny")).hasBinaryContent(content);
        }
    }

    @Test
    void aPartOfAnotherFileFailsTheChecksumIsRemovedAndTheNextAttemptIsRight() throws Exception {
        keep(new byte[CUT]);
        try (var server = new FileServer(content)) {
            UserError wrong = failure(server, known(Optional.of(sha256)));

            assertThat(wrong.key()).isEqualTo("weightsChecksum");
            assertThat(wrong.arguments()).contains(sha256);
            assertThat(folder.part("tiny")).doesNotExist();
            assertThat(folder.file("tiny")).doesNotExist();
            assertThat(download(server, known(Optional.of(sha256))).run().sha256()).isEqualTo(sha256);
        }
    }

    @Test
    void withoutAKnownChecksumThePublishersOwnCounts() throws Exception {
        try (var server = new FileServer(content).stating(sha256)) {
            assertThat(download(server, known(Optional.empty())).run().sha256()).isEqualTo(sha256);
        }
        Files.delete(folder.file("tiny"));
        try (var server = new FileServer(content).stating("0".repeat(64))) {
            assertThat(failure(server, known(Optional.empty())).key()).isEqualTo("weightsChecksum");
        }
    }

    @Test
    void theKnownChecksumCountsMoreThanTheStatedOne() throws Exception {
        try (var server = new FileServer(content).stating(sha256)) {
            assertThat(failure(server, known(Optional.of("0".repeat(64)))).key()).isEqualTo("weightsChecksum");
        }
    }

    @Test
    void nothingIsFetchedThatNobodyCanCheck() throws Exception {
        for (String stated : List.of("", "33a64df551425fcc55e4d42a148795d9f25f89d4")) {
            try (var server = new FileServer(content).stating(stated)) {
                assertThat(failure(server, known(Optional.empty())).key()).isEqualTo("weightsUnchecked");
                assertThat(folder.part("tiny")).doesNotExist();
            }
        }
    }

    @Test
    void anAnswerThatIsNoFileIsNamedWithItsNumber() throws Exception {
        for (int status : List.of(401, 404, 500)) {
            try (var server = new FileServer(content).answering(status)) {
                UserError refused = failure(server, known(Optional.of(sha256)));

                assertThat(refused.key()).isEqualTo("weightsStatus");
                assertThat(refused.arguments()).contains("tiny", status);
                assertThat(folder.names()).isEmpty();
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        URI nobody;
        try (var server = new FileServer(content)) {
            nobody = server.address();
        }
        var download = new Download(known(Optional.of(sha256)), nobody, folder, (done, total) -> {});

        UserError unreachable = catchThrowableOfType(UserError.class, download::run);

        assertThat(unreachable.key()).isEqualTo("weightsNetwork");
        assertThat(unreachable.arguments()).first().isEqualTo("127.0.0.1");
    }

    @Test
    void whatIsAsPublishedButFitsAnotherNetworkIsRemoved() throws Exception {
        Path odd = WeightFiles.write(temp.resolve("odd.safetensors"), Map.of("conv1.weight", List.of(1L)));
        try (var server = new FileServer(Files.readAllBytes(odd)).stating(Checksum.sha256(odd))) {
            assertThat(failure(server, known(Optional.empty())).key()).isEqualTo("weightsOther");
            assertThat(folder.part("tiny")).doesNotExist();
        }
    }

    private Download download(FileServer server, KnownWeights weights) {
        return new Download(weights, server.address(), folder, (done, total) -> {
            assertThat(total).isEqualTo(content.length);
            heard.add(done);
        });
    }

    private UserError failure(FileServer server, KnownWeights weights) {
        return catchThrowableOfType(UserError.class,
                new Download(weights, server.address(), folder, (done, total) -> {})::run);
    }

    private void keep(byte[] part) throws Exception {
        Files.createDirectories(folder.path());
        Files.write(folder.part("tiny"), part);
    }

    private static KnownWeights known(Optional<String> sha256) {
        return new KnownWeights("tiny", "mobilenet_v2", 1, "someone/tiny", "main", 4.5, OptionalLong.empty(), "mit",
                sha256);
    }
}
