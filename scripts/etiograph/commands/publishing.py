"""The commands that make what others are given: the documentation site."""

from __future__ import annotations

from pathlib import Path

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.commands import drawing as cli_drawing

SITE = Path("build/site")


def register(commands: click.Group) -> None:
    """Add the command of this module to the command line."""
    commands.add_command(site)


@click.command()
@cli.graph_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=SITE,
    show_default=True,
    help="Folder for the site; the old site there is replaced, a folder with anything else in it is"
    " refused.",
)
@click.option(
    "--address",
    help="Where the site will stand, such as https://example.org/etiograph; then .htaccess leads"
    " there from our IRIs.",
)
def site(graph_path: Path, output: Path, address: str | None) -> None:
    """Make the documentation site: a page for each class, relation, term, question and source.

    The pages need no other host, no script and no network. With --address, a file .htaccess is
    made too, for https://w3id.org/etiograph/: it leads from each IRI to its page or its data, by
    what the client accepts.

    \b
    Examples:
      etiograph site -o build/site
      etiograph site --address https://example.org/etiograph
    """
    from etiograph.building import opening
    from etiograph.rdf import folders
    from etiograph.site import export_pages, redirects
    from etiograph.site import site as whole

    root = locations.root()
    inputs = [graph_path, root / "ontology", root / "queries", root / "shapes"]
    where = redirects.checked(address) if address else ""
    if output == SITE:
        output.parent.mkdir(exist_ok=True)
    folders.refuse(output, inputs)
    store = opening.load(graph_path)
    files = whole.files(store, root, cli_drawing.stamp(graph_path), export_pages.described())
    if where:
        files[".htaccess"] = whole.redirects_of(store, where).encode("utf-8")
    folders.replaced(output, files, inputs)
    size = sum(map(len, files.values())) / 1_000_000
    pages = sum(path.endswith(".html") for path in files)
    click.echo(f"{output}: {pages} pages, {len(files)} files, {size:.1f} MB", err=True)
    if not where:
        click.echo("no .htaccess: say where the site will stand with --address", err=True)
