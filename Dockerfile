# Agreement Bot as an image: `docker build -t agreement-bot .` See docs/containers.md.
# The base is pinned by its version; whoever can reach its registry should add its digest (@sha256:…) in both places.

FROM python:3.11.14-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
# The environment holds no pip of its own, so that there is none to take out again.
RUN python -m venv --without-pip /opt/agreement-bot
COPY requirements/run.txt requirements/
RUN python -m pip --python /opt/agreement-bot/bin/python install --no-deps --require-hashes --only-binary :all: -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY adapters adapters
RUN python -m pip --python /opt/agreement-bot/bin/python install --no-deps --no-build-isolation . \
 && python -m pip --python /opt/agreement-bot/bin/python uninstall --yes editables hatchling pathspec pluggy trove-classifiers
# What is learnt from the answers takes a minute or two. The model comes inside a package: nothing is downloaded, here or later.
RUN AGREEMENT_BOT_DATA_DIR=/build/data /opt/agreement-bot/bin/agreement-bot ask "What does it say of new systems?" \
 && mv /build/data/cache /opt/agreement-bot/learnt \
 && chmod --recursive a+rX /opt/agreement-bot
COPY --chmod=755 deploy/start /opt/agreement-bot/bin/start

FROM python:3.11.14-slim-bookworm
RUN python -m pip uninstall --yes setuptools wheel pip \
 && useradd --system --uid 10001 --home-dir /var/lib/agreement-bot --shell /usr/sbin/nologin agreement-bot \
 && install --directory --mode=700 --owner=agreement-bot /var/lib/agreement-bot /var/lib/agreement-bot-keys
COPY --from=build /opt/agreement-bot /opt/agreement-bot
ENV PATH=/opt/agreement-bot/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    AGREEMENT_BOT_DATA_DIR=/var/lib/agreement-bot \
    AGREEMENT_BOT_KEYS_DIR=/var/lib/agreement-bot-keys \
    AGREEMENT_BOT_HOST=0.0.0.0 \
    AGREEMENT_BOT_PORT=8080
USER 10001
WORKDIR /var/lib/agreement-bot
VOLUME ["/var/lib/agreement-bot", "/var/lib/agreement-bot-keys"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=180s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['AGREEMENT_BOT_PORT']}/healthz\", timeout=8)"]
ENTRYPOINT ["start"]
CMD ["serve"]
