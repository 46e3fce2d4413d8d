"""Side-by-side runs of our builds and checks; figures only as measured."""
