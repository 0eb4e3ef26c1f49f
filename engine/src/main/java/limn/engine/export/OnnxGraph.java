package limn.engine.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import limn.engine.net.GraphWriter;
import limn.engine.tensor.HostTensor;

/**
 * Writes a network as nodes of ONNX, opset 17: the operators that every runtime has. Height, width and batch stay free, so sizes are
 * computed in the graph. Mutable, one thread; values are called by the names of the nodes that make them.
 */
final class OnnxGraph implements GraphWriter<String> {
    static final int OPSET = 17;
    private static final String HEIGHT_AND_WIDTH = "axes_height_width";
    private static final String ORIGIN = "origin";

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
    private int named;

    OnnxGraph() {
        longs(HEIGHT_AND_WIDTH, 2, 3);
        longs(ORIGIN, 0, 0);
    }

    GraphProto.Builder proto() { return graph; }

    @Override
    public String convolve(String x, Convolution c) {
        tensor(c.name(), c.kernel());
        var inputs = new java.util.ArrayList<>(List.of(x, c.name()));
        if (c.bias().length > 0) {
            inputs.add(floats(c.name() + ".folded_bias", c.bias(), c.bias().length));
        }
        return node("Conv", inputs, ints("kernel_shape", c.kernel().shape()[2], c.kernel().shape()[3]),
                ints("strides", c.stride(), c.stride()), ints("pads", repeated(c.padding(), 4)),
                ints("dilations", c.dilation(), c.dilation()), whole("group", c.groups()));
    }

    /** Instance norm of each group as one channel; then scale and shift of the channels. */
    @Override
    public String groupNorm(String x, String name, int groups, float[] scale, float[] shift, float epsilon) {
        var ones = new float[groups];
        Arrays.fill(ones, 1);
        String joined = node("Reshape", List.of(x, longs(name + ".groups", 0, groups, -1)));
        String normed = node("InstanceNormalization", List.of(joined, floats(name + ".ones", ones, groups),
                floats(name + ".zeros", new float[groups], groups)), real("epsilon", epsilon));
        String apart = node("Reshape", List.of(normed, node("Shape", List.of(x))));
        String scaled = node("Mul", List.of(apart, floats(name, scale, 1, scale.length, 1, 1)));
        return node("Add", List.of(scaled, floats(name + ".shift", shift, 1, shift.length, 1, 1)));
    }

    @Override
    public String relu(String x) { return node("Relu", List.of(x)); }

    @Override
    public String relu6(String x) { return node("Clip", List.of(x, scalar("zero", 0), scalar("six", 6))); }

    /** -softplus(-x), which neither overflows nor loses small values. */
    @Override
    public String logSigmoid(String x) {
        return node("Neg", List.of(node("Softplus", List.of(node("Neg", List.of(x))))));
    }

    @Override
    public String maxPool(String x) {
        return node("MaxPool", List.of(x), ints("kernel_shape", 3, 3), ints("strides", 2, 2),
                ints("pads", repeated(1, 4)));
    }

    @Override
    public String add(String x, String y) { return node("Add", List.of(x, y)); }

    @Override
    public String concat(List<String> parts) { return node("Concat", parts, whole("axis", 1)); }

    @Override
    public String mean(String x) { return node("GlobalAveragePool", List.of(x)); }

    @Override
    public String everywhere(String x, String like) {
        String size = node("Concat", List.of(once("one_one", 1, 1), heightAndWidth(like)), whole("axis", 0));
        return node("Expand", List.of(x, size));
    }

    /**
     * With {@code asymmetric} coordinates pixel y of the larger image lies at y / stride between the values, and beyond the last
     * value that one is held: the positions of {@link limn.engine.tensor.Torch#onGrid}. What is too much is cut off.
     */
    @Override
    public String onGrid(String x, int stride, String like) {
        String name = "times_" + stride;
        String scales = isNamed(name) ? name : floats(name, new float[]{1, 1, stride, stride}, 4);
        String large = node("Resize", List.of(x, "", scales), text("mode", "linear"),
                text("coordinate_transformation_mode", "asymmetric"));
        return node("Slice", List.of(large, ORIGIN, heightAndWidth(like), HEIGHT_AND_WIDTH));
    }

    /** Makes a node and names its one result. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return nodeTo(operator + "_" + named++, operator, inputs, attributes);
    }

    /** The same with a name for the result. */
    String nodeTo(String result, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder().setName(result).setOpType(operator).addAllInput(inputs).addOutput(result)
                .addAllAttribute(List.of(attributes)));
        return result;
    }

    String floats(String name, float[] values, long... shape) {
        return tensor(name, HostTensor.ofFloats(values, shape));
    }

    static AttributeProto whole(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto ints(String name, long... values) {
        return attribute(name, AttributeProto.AttributeType.INTS).addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    private static AttributeProto real(String name, float value) {
        return attribute(name, AttributeProto.AttributeType.FLOAT).setF(value).build();
    }

    private static AttributeProto text(String name, String value) {
        return attribute(name, AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private String heightAndWidth(String x) { return node("Shape", List.of(x), whole("start", 2), whole("end", 4)); }

    private String scalar(String name, float value) { return isNamed(name) ? name : floats(name, new float[]{value}); }

    private String once(String name, long... values) { return isNamed(name) ? name : longs(name, values); }

    private boolean isNamed(String constant) {
        return graph.getInitializerList().stream().anyMatch(tensor -> tensor.getName().equals(constant));
    }

    private String longs(String name, long... values) {
        return tensor(name, HostTensor.ofLongs(values, values.length));
    }

    private String tensor(String name, HostTensor value) {
        TensorProto.DataType type = switch (value.type()) {
            case FLOAT32 -> TensorProto.DataType.FLOAT;
            case INT64 -> TensorProto.DataType.INT64;
            default -> throw new IllegalArgumentException(name + " is " + value.type());
        };
        graph.addInitializer(TensorProto.newBuilder().setName(name).setDataType(type.getNumber())
                .addAllDims(Arrays.stream(value.shape()).boxed().toList())
                .setRawData(ByteString.copyFrom(value.bytes())));
        return name;
    }

    private static long[] repeated(long value, int count) {
        var values = new long[count];
        Arrays.fill(values, value);
        return values;
    }
}
