"""Machine-coded event data of any size: files in, a store of Parquet, questions to it."""
