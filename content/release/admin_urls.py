"""Addresses of the release desk, below /admin/release/."""

from django.urls import path

from . import views

app_name = "release"
urlpatterns = [
    path("remarks/", views.waiting_remarks, name="remarks"),
    path("remarks/<int:pk>/confirm/", views.confirm_remark, name="confirm_remark"),
    path("coverage/", views.coverage_chart, name="coverage"),
    path("", views.index, name="board"),
    path("<int:page_id>/", views.desk, name="desk"),
    path("<int:page_id>/plain/", views.plain, name="plain"),
    path("<int:page_id>/pair/", views.release, name="pair"),
    path("<int:page_id>/single/", views.propose_single, name="single"),
    path("<int:page_id>/single/answer/", views.answer_single, name="answer_single"),
    path("<int:page_id>/kill/", views.kill, name="kill"),
    path("<int:page_id>/plan/", views.plan, name="plan"),
    path("<int:page_id>/unplan/", views.unplan, name="unplan"),
    path("<int:page_id>/withdraw/", views.withdraw, name="withdraw"),
]
