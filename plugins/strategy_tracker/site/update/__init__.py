"""「更新」: the marks beside tasks and KPIs, and what the dialog is handed that they open."""
