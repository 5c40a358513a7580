# JupyterLab with the book's package, for a JupyterHub or for one machine:
#   docker build --tag electrolytes . && docker run --publish 8888:8888 electrolytes
# A hub starts it with jupyterhub-singleuser and fetches the notebooks with nbgitpuller (the book's own link does so).
FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 reader
WORKDIR /srv/book
COPY .binder .binder
COPY pyproject.toml README.md LICENSE ./
COPY electrolytes electrolytes
RUN pip install --no-cache-dir --requirement .binder/requirements.txt "jupyterhub>=5,<6" "nbgitpuller>=1.2,<2" \
    && .binder/postBuild
COPY chapters /home/reader/chapters
RUN chown -R reader:reader /home/reader/chapters
USER reader
WORKDIR /home/reader
EXPOSE 8888
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--no-browser"]
