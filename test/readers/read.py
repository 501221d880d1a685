"""Reads files with libraries that know nothing of Parley, and tells as JSON what is in them."""

import json
import sys


def parquet(*files):
    """The columns' types and the rows of each file."""
    import pyarrow.parquet

    def read(file):
        table = pyarrow.parquet.read_table(file)
        types = {field.name: str(field.type) for field in table.schema}
        groups = pyarrow.parquet.ParquetFile(file).num_row_groups
        return {"types": types, "rows": table.to_pylist(), "groups": groups}

    return [read(file) for file in files]


def csv(*files):
    """The columns and the rows of each file, all of them texts."""
    import pandas

    def read(file):
        frame = pandas.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        return {"columns": list(frame.columns), "rows": frame.to_numpy().tolist()}

    return [read(file) for file in files]


def graphml(file):
    """The nodes with their properties, and the edges with their ends and properties."""
    import networkx

    graph = networkx.read_graphml(file)
    edges = [[start, finish, properties] for start, finish, properties in graph.edges(data=True)]
    return {"nodes": dict(graph.nodes(data=True)), "edges": edges, "directed": graph.is_directed()}


def rdf(*files):
    """How many triples the first file has, and whether the others have the same."""
    import rdflib
    import rdflib.compare

    graphs = [parsed(file) for file in files]
    same = [rdflib.compare.isomorphic(graphs[0], other) for other in graphs[1:]]
    return {"triples": len(graphs[0]), "same": same}


def sparql(file, query):
    """The rows of a query over a file."""
    return [[None if term is None else str(term) for term in row] for row in parsed(file).query(query)]


def parsed(file):
    import rdflib

    graph = rdflib.Graph()
    graph.parse(file)
    return graph


READS = {each.__name__: each for each in (parquet, csv, graphml, rdf, sparql)}

print(json.dumps(READS[sys.argv[1]](*sys.argv[2:]), default=str))
