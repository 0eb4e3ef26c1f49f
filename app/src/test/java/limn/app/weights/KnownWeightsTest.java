package limn.app.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import limn.engine.net.EncoderLayout;
import org.junit.jupiter.api.Test;

class KnownWeightsTest {
    @Test
    void everyEncoderHasPublishedWeightsUnderItsName() {
        assertThat(KnownWeights.names()).containsAll(EncoderLayout.networks());
        assertThat(KnownWeights.all()).extracting(KnownWeights::megabytes).isSorted();
        assertThat(KnownWeights.all()).allSatisfy(known -> {
            assertThat(WeightsFolder.isName(known.name())).isTrue();
            assertThat(EncoderLayout.networks()).contains(known.network());
        });
    }

    @Test
    void whatIsPinnedIsWholeAndOfTheShownSize() {
        assertThat(KnownWeights.all()).filteredOn(known -> known.sha256().isPresent()).hasSize(5).allSatisfy(known -> {
            assertThat(known.sha256()).get().asString().matches("[0-9a-f]{64}");
            assertThat(known.revision()).matches("[0-9a-f]{40}");
        });
        assertThat(KnownWeights.all()).filteredOn(known -> known.bytes().isPresent()).hasSize(4).allSatisfy(known -> {
            assertThat(known.bytes().getAsLong() / 1e6).isCloseTo(known.megabytes(),
                    within(known.megabytes() < 100 ? 0.05 : 0.5));
        });
    }

    @Test
    void onlyThePublisherIsAskedUnlessAMirrorIsNamed() {
        KnownWeights known = KnownWeights.find("resnet101").orElseThrow();

        assertThat(known.address(KnownWeights.PUBLISHER))
                .isEqualTo(URI.create("https://huggingface.co/timm/resnet101.tv_in1k/resolve/main/model.safetensors"));
        assertThat(known.address(URI.create("https://mirror.example/hf/"))).isEqualTo(
                URI.create("https://mirror.example/hf/timm/resnet101.tv_in1k/resolve/main/model.safetensors"));
        assertThat(KnownWeights.all()).allSatisfy(each -> assertThat(each.page()).hasHost("huggingface.co"));
    }
}
