"""Modules imported at start-up have what importlib gives to modules of their kind."""
import importlib._bootstrap as bootstrap
import sys

checked = 0
for name, module in list(sys.modules.items()):
    spec = getattr(module, "__spec__", None)
    finder = getattr(spec, "loader", None)
    if finder not in (bootstrap.BuiltinImporter, bootstrap.FrozenImporter) or name != spec.name or name == "__main__":
        continue
    if name in ("sys", "builtins", "_frozen_importlib", "_frozen_importlib_external", "_imp"):
        continue
    fresh = finder.find_spec(name)
    assert vars(fresh).keys() - {"_initializing"} == vars(spec).keys() - {"_initializing"}, name
    for key, value in vars(fresh).items():
        if key != "_initializing":
            assert vars(spec)[key] == value, (name, key, vars(spec)[key], value)
    assert not spec._initializing if hasattr(spec, "_initializing") else True, name
    assert type(spec) is bootstrap.ModuleSpec, name
    made = type(sys)(name) if finder is bootstrap.FrozenImporter else None
    if made is not None:
        if fresh.loader_state.filename:
            made.__file__ = fresh.loader_state.filename
        bootstrap._init_module_attrs(fresh, made)
        for key, value in vars(made).items():
            if key not in ("__doc__", "__spec__", "__name__"):
                assert vars(module)[key] == value, (name, key, vars(module)[key], value)
        head = [key for key in vars(module) if key in vars(made)]
        assert head == list(vars(made)), (name, head, list(vars(made)))
    else:
        assert module.__loader__ is finder and module.__package__ == "" and not hasattr(module, "__file__"), name
    parent, _, child = name.rpartition(".")
    if parent:
        assert getattr(sys.modules[parent], child) is module, name
    checked += 1
assert checked >= 15, checked
print("ok")
