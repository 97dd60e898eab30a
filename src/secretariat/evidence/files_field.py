"""A field that takes several files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class ManyFilesInput(forms.ClearableFileInput):
    """A control that takes several files, or a folder."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; an empty one is no error here, so that it stops no other."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        """Return the files, in the order in which they came."""
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if file]
