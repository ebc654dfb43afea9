"""Trains LightGBM through its C API with Python's own ctypes (no packages needed), timing what comes after binning.

Usage: python3 lightgbm-driver.py JOB.json
JOB.json: {library, columns, trainRows, trainValues, trainLabels, testRows, testValues, parameters, trees, predictions}
Values are row-major float32 files, labels float32 files; raw predictions of the test rows go to a float64 file, and, where
the job has "contributions" (a file) and "contributionRows", TreeSHAP values of the first test rows to another, followed by
split counts and gains of the columns.
Prints {"seconds", "cpuSeconds", "binningSeconds"} as JSON.
"""
import ctypes
import json
import sys
import time

FLOAT32, FLOAT64, RAW_SCORE, CONTRIBUTIONS, SPLITS, GAINS = 0, 1, 1, 3, 0, 1


def main():
    with open(sys.argv[1]) as file:
        job = json.load(file)
    library = ctypes.CDLL(job["library"])
    library.LGBM_GetLastError.restype = ctypes.c_char_p

    def check(status):
        if status != 0:
            raise RuntimeError(library.LGBM_GetLastError().decode())

    def load(name):
        with open(job[name], "rb") as file:
            data = file.read()
        return (ctypes.c_char * len(data)).from_buffer_copy(data)

    parameters = job["parameters"].encode()
    columns, train_rows, test_rows = job["columns"], job["trainRows"], job["testRows"]
    values, labels = load("trainValues"), load("trainLabels")
    dataset, booster, finished = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_int()

    begin = time.perf_counter()
    check(library.LGBM_DatasetCreateFromMat(values, FLOAT32, train_rows, columns, 1, parameters, None, ctypes.byref(dataset)))
    check(library.LGBM_DatasetSetField(dataset, b"label", labels, train_rows, FLOAT32))
    binning = time.perf_counter() - begin

    # From the binned data set to the model: what a trainer allocates and lays out for its loop is part of the training.
    begin, cpu = time.perf_counter(), time.process_time()
    check(library.LGBM_BoosterCreate(dataset, parameters, ctypes.byref(booster)))
    for _ in range(job["trees"]):
        check(library.LGBM_BoosterUpdateOneIter(booster, ctypes.byref(finished)))
        if finished.value:
            break
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu

    test = load("testValues")
    length = ctypes.c_int64()
    predictions = (ctypes.c_double * test_rows)()
    check(library.LGBM_BoosterPredictForMat(
        booster, test, FLOAT32, test_rows, columns, 1, RAW_SCORE, 0, -1, parameters, ctypes.byref(length), predictions))
    with open(job["predictions"], "wb") as file:
        file.write(bytes(predictions))
    if "contributions" in job:
        rows = job["contributionRows"]
        values = (ctypes.c_double * (rows * (columns + 1)))()
        check(library.LGBM_BoosterPredictForMat(
            booster, test, FLOAT32, rows, columns, 1, CONTRIBUTIONS, 0, -1, parameters, ctypes.byref(length), values))
        importances = [(ctypes.c_double * columns)() for _ in (SPLITS, GAINS)]
        for kind, out in zip((SPLITS, GAINS), importances):
            check(library.LGBM_BoosterFeatureImportance(booster, 0, kind, out))
        with open(job["contributions"], "wb") as file:
            file.write(b"".join(bytes(part) for part in (values, *importances)))
    print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "binningSeconds": binning}))


main()
