from django.contrib import admin

from .merging.log_admin import MergeLogAdmin
from .models import Merge

admin.site.register(Merge, MergeLogAdmin)
