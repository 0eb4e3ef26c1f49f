# pip install onnxruntime numpy pillow
import json, sys
import numpy as np
import onnxruntime as ort
from PIL import Image, ImageOps

session = ort.InferenceSession("MODEL.onnx", providers=["CPUExecutionProvider"])
facts = session.get_modelmeta().custom_metadata_map
classes = json.loads(facts["classes"])

image = ImageOps.exif_transpose(Image.open(sys.argv[1])).convert("RGB")
longest = int(facts["max_side"])
if max(image.size) > longest:
    scale = longest / max(image.size)
    image = image.resize([max(1, round(side * scale)) for side in image.size], Image.BOX)

pixels = np.asarray(image, dtype=np.uint8)[None]           # [1, height, width, 3]
logits, labels = session.run(["logits", "labels"], {"images": pixels})
for index, name in enumerate(classes):
    print(name, int((labels[0] == index).sum()), "pixels")
