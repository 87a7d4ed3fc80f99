"""A lasting address for the newest brief of a scope: a copy that each run brings up to date."""

from returnwatch.publish.folder import day_of, locked, newest_editions, replace_file


def give_lasting_addresses(config, scopes, manifests):
    """Copy the newest brief of each scope of a series to `<scope>/newest.html` and `.pdf`, as its outputs ask.

    Args:
        config: A `Config`.
        scopes: Ids of the scopes of each series, as a dict of name to list.
        manifests: Manifest of each edition by its folder.

    Raises:
        BuildError, OSError: If one can't be read or written.
    """
    wanted = {(s, form) for one in config.series for s in scopes.get(one.name, ()) for form in one.outputs}
    # In order of days: the last of a scope stays.
    newest = {scope: folder for (scope, _), folder in newest_editions(manifests).items()}
    with locked(config.path("out")):
        for scope, form in sorted(wanted):
            if scope in newest:
                folder = newest[scope]
                content = (folder / f"{scope}-{day_of(folder)}.{form}").read_bytes()
                path = folder.parent / f"newest.{form}"
                if not path.is_file() or path.read_bytes() != content:
                    replace_file(path, content)
