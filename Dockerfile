# One image for web, worker, beat and signer; docker-compose.yml says which process runs where.
FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PYTHONPATH=/srv/kepu:/srv/kepu/site \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    KEPU_VAR=/srv/kepu/var

WORKDIR /srv/kepu
COPY requirements/site.lock requirements/site.lock
RUN pip install --require-hashes --no-deps -r requirements/site.lock

COPY . .

# Only `signer` may read the keys; it shares no more than its socket with the group of the others.
RUN groupadd --gid 10001 kepu \
    && useradd --uid 10001 --gid kepu --no-create-home kepu \
    && useradd --uid 10002 --gid kepu --no-create-home signer \
    && install -d -o kepu -g kepu -m 0750 var var/uploads var/objects var/run \
    && install -d -o signer -g kepu -m 0700 /srv/keys \
    && install -d -o signer -g kepu -m 2770 /run/signer \
    && KEPU_SECRET=build KEPU_HOSTS=build KEPU_DATABASE_URL=postgresql://build/build \
       KEPU_REDIS_URL=redis://build python manage.py collectstatic --no-input --verbosity 0

USER kepu
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--no-ws", "portal.wsgi:application"]
