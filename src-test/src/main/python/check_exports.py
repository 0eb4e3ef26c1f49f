#!/usr/bin/env python3
"""Compares exports of Limn, pixel by pixel, with what readers that others wrote make of them.

    check_exports.py make FOLDER               draws 200 images with random masks, in the layout folders
    check_exports.py compare FOLDER EXPORTS    EXPORTS has a folder for each of: coco labelme yolo label-studio cvat voc cityscapes geojson

Readers: maskApi.c of cocodataset/cocoapi, compiled as a shared library and named by MASK_API; brush.py of
HumanSignal/label-studio-converter, named by BRUSH; PIL's ImageDraw as labelme calls it; PIL for indexed masks;
cityscapesscripts/helpers/labels.py of mcordts/cityscapesScripts, its repository named by CITYSCAPES_SCRIPTS; GDAL reads and rasterises GeoJSON.
OpenCV's fillPoly fills the outlines of YOLO-seg, called as Ultralytics calls it. Needs numpy and PIL.
cvat's run lengths are written out here.
"""
import ctypes
import importlib.util
import json
import os
import random
import sys
import types
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy
from PIL import Image, ImageDraw

CLASSES = ["person", "car", "road", "sky"]
UNLABELLED = 254


def make(folder):
    for name in ("images", "masks"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    classes = [{"index": i, "name": n} for i, n in enumerate(CLASSES)]
    (folder / "classes.json").write_text(json.dumps({"classes": classes}))
    draw = random.Random(1)
    for number in range(200):
        w, h, block = draw.randint(1, 60), draw.randint(1, 60), draw.randint(1, 7)
        values = list(range(4)) + [UNLABELLED]
        few = values[: draw.randint(1, 5)] + [UNLABELLED]
        mask = Image.new("P", (w, h))
        coarse = {}
        for y in range(h):
            for x in range(w):
                value = coarse.setdefault((x // block, y // block), draw.choice(few))
                mask.putpixel((x, y), draw.choice(values) if draw.random() < 0.04 else value)
        mask.putpixel((0, 0), 0)
        mask.putpalette([v for i in range(256) for v in (i, i, i)])
        mask.save(folder / "masks" / f"n{number}.png")
        Image.new("RGB", (w, h)).save(folder / "images" / f"n{number}.png")


def coco(export, truth):
    api = ctypes.CDLL(os.environ["MASK_API"])

    class Runs(ctypes.Structure):
        _fields_ = [("h", ctypes.c_ulong), ("w", ctypes.c_ulong), ("m", ctypes.c_ulong),
                    ("cnts", ctypes.POINTER(ctypes.c_uint))]

    document = json.loads((export / "annotations.json").read_text())
    images = {i["id"]: i for i in document["images"]}
    masks = {}
    for annotation in document["annotations"]:
        image = images[annotation["image_id"]]
        w, h = image["width"], image["height"]
        found = masks.setdefault(Path(image["file_name"]).stem, numpy.full((h, w), UNLABELLED))
        runs = Runs()
        pieces = annotation["segmentation"]
        if isinstance(pieces, dict):
            api.rleFrString(ctypes.byref(runs), pieces["counts"].encode(), ctypes.c_ulong(h), ctypes.c_ulong(w))
            pieces = [None]
        for polygon in pieces:
            if polygon is not None:
                numbers = (ctypes.c_double * len(polygon))(*polygon)
                api.rleFrPoly(ctypes.byref(runs), numbers, ctypes.c_ulong(len(polygon) // 2), ctypes.c_ulong(h),
                              ctypes.c_ulong(w))
            pixels = (ctypes.c_ubyte * (w * h))()
            api.rleDecode(ctypes.byref(runs), pixels, ctypes.c_ulong(1))
            found[numpy.array(pixels).reshape((w, h)).T == 1] = annotation["category_id"]
    return masks


def labelme(export, truth):
    masks = {}
    for file in export.glob("*.json"):
        document = json.loads(file.read_text())
        picture = numpy.full((document["imageHeight"], document["imageWidth"]), UNLABELLED)
        for shape in document["shapes"]:
            piece = Image.fromarray(numpy.zeros(picture.shape, dtype=numpy.uint8))
            corners = [tuple(p) for p in shape["points"]]
            ImageDraw.Draw(piece).polygon(xy=corners, outline=1, fill=1)  # as labelme.utils.shape_to_mask does
            picture[numpy.array(piece, dtype=bool)] = CLASSES.index(shape["label"])
        masks[file.stem] = picture
    return masks


def resampled(corners, count=1000):
    """Ultralytics trains on outlines with so many points at least, the corners among them."""
    closed = numpy.concatenate((corners, corners[:1]), axis=0)
    at = numpy.linspace(0, len(closed) - 1, max(count - len(closed), 0))
    at = numpy.union1d(at, numpy.arange(len(closed)))
    return numpy.stack([numpy.interp(at, numpy.arange(len(closed)), closed[:, i]) for i in (0, 1)], axis=1).astype(numpy.float32)


def yolo(export, truth):
    """As corners, and as the finer outlines that Ultralytics makes of them; both have to give the same."""
    import cv2
    masks = {}
    for file in export.glob("labels/*/*.txt"):
        h, w = truth[file.stem].shape
        picture = numpy.full((h, w), UNLABELLED)
        for line in file.read_text().splitlines():
            words = line.split()
            corners = numpy.array(words[1:], dtype=numpy.float32).reshape(-1, 2) * numpy.array([w, h], dtype=numpy.float32)
            piece = numpy.zeros((h, w), dtype=numpy.uint8)
            cv2.fillPoly(piece, [corners.astype(numpy.int32)], 1)
            finer = numpy.zeros((h, w), dtype=numpy.uint8)
            cv2.fillPoly(finer, [resampled(corners).astype(numpy.int32)], 1)
            picture[piece > 0] = int(words[0])
            picture[piece != finer] = -1
        masks[file.stem] = picture
    return masks


def label_studio(export, truth):
    spec = importlib.util.spec_from_file_location("brush", os.environ["BRUSH"])
    brush = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("label_studio_converter", types.ModuleType("label_studio_converter"))
    spec.loader.exec_module(brush)
    masks = {}
    for task in json.loads((export / "tasks.json").read_text()):
        name = Path(task["data"]["image"].split("?d=")[1]).stem
        for result in task["annotations"][0]["result"]:
            if result["type"] != "brushlabels":
                continue
            w, h = result["original_width"], result["original_height"]
            picture = masks.setdefault(name, numpy.full((h, w), UNLABELLED))
            alpha = brush.decode_rle(result["value"]["rle"]).reshape((h, w, 4))[:, :, 3]
            picture[alpha > 0] = CLASSES.index(result["value"]["brushlabels"][0])
    return masks


def cvat(export, truth):
    masks = {}
    for image in ElementTree.parse(export / "annotations.xml").getroot().iter("image"):
        picture = numpy.full((int(image.get("height")), int(image.get("width"))), UNLABELLED)
        for mask in image.iter("mask"):
            left, top, w, h = (int(mask.get(k)) for k in ("left", "top", "width", "height"))
            runs = [int(n) for n in mask.get("rle").split(",")]
            flat = numpy.repeat(numpy.arange(len(runs)) % 2, runs).reshape((h, w))
            picture[top:top + h, left:left + w][flat == 1] = CLASSES.index(mask.get("label"))
        masks[Path(image.get("name")).stem] = picture
    return masks


def voc(export, truth):
    return {f.stem: numpy.array(Image.open(f)).astype(int) for f in (export / "SegmentationClass").glob("*.png")}


def cityscapes(export, truth):
    """Names and colours as the set's own scripts know them; the three files of an image have to say the same."""
    sys.path.insert(0, os.environ["CITYSCAPES_SCRIPTS"])
    from cityscapesscripts.helpers.labels import id2label, name2label
    masks = {}
    for file in export.glob("gtFine/*/*/*_gtFine_labelIds.png"):
        ids = numpy.array(Image.open(file)).astype(int)
        stem = file.name.removesuffix("_gtFine_labelIds.png")
        picture = numpy.full(ids.shape, UNLABELLED)
        for number, name in enumerate(CLASSES):
            picture[ids == name2label[name].id] = number
        train = numpy.array(Image.open(file.with_name(stem + "_gtFine_labelTrainIds.png"))).astype(int)
        colours = numpy.array(Image.open(file.with_name(stem + "_gtFine_color.png")).convert("RGB"))
        for number in numpy.unique(ids):
            here, label = ids == number, id2label[int(number)]
            picture[here & ((train != label.trainId) | (colours != label.color).any(axis=2))] = -1
        masks[stem] = picture
    return masks


def geojson(export, truth):
    from osgeo import gdal, ogr
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # pixel coordinates have no place on earth
    masks = {}
    for file in export.glob("*.geojson"):
        stem = Path(file.stem).stem
        h, w = truth[stem].shape
        raster = gdal.GetDriverByName("MEM").Create("", w, h, 1, gdal.GDT_Byte)
        raster.SetGeoTransform((0, 1, 0, 0, 0, 1))
        raster.GetRasterBand(1).Fill(UNLABELLED)
        source = ogr.Open(str(file))
        for feature in source.GetLayer(0):
            name = json.loads(feature.GetField("classification"))["name"]
            one = ogr.GetDriverByName("Memory").CreateDataSource("one")
            layer = one.CreateLayer("one")
            piece = ogr.Feature(layer.GetLayerDefn())
            piece.SetGeometry(feature.GetGeometryRef().Clone())
            layer.CreateFeature(piece)
            gdal.RasterizeLayer(raster, [1], layer, burn_values=[CLASSES.index(name)])
        masks[stem] = raster.ReadAsArray().astype(int)
    return masks


def compare(folder, exports):
    truth = {f.stem: numpy.array(Image.open(f)).astype(int) for f in (folder / "masks").glob("*.png")}
    wrong = 0
    for name, reader in (("coco", coco), ("labelme", labelme), ("yolo", yolo), ("label-studio", label_studio),
                         ("cvat", cvat), ("voc", voc), ("cityscapes", cityscapes), ("geojson", geojson)):
        if not (exports / name).is_dir():
            continue
        masks = reader(exports / name, truth)
        pixels = sum(m.size for m in truth.values())
        differing = 0
        for stem, mask in truth.items():
            found = masks.get(stem, numpy.full(mask.shape, UNLABELLED))
            differing += int((found != mask).sum())
        wrong += differing
        print(f"{name}: {len(masks)} images, {differing} of {pixels} pixels differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        sys.exit(compare(Path(sys.argv[2]), Path(sys.argv[3])))
